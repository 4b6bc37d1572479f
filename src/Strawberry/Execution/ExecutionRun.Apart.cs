using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How a run writes a list of objects with a deferred fragment each: their references are copied as one, before it is known how far that holds.</summary>
internal sealed partial class ExecutionRun
{
    // The list in whose middle the run is: of its items, those from the first on are not among the deferred objects yet. Null for none.
    private Selection? _listApart;
    private int _listDepth;
    private int _listFirst;
    private int _listCounted;
    private int _listPosition;

    /// <summary>
    /// Completes items of the list whose frame is on top, from <paramref name="next"/> on, up to one that is null or that something else hangs on. False: the item at
    /// <paramref name="next"/> must become null, and why is recorded.
    /// </summary>
    public bool CompleteListApart<T>(ReadOnlySpan<T> items, ref int next, Selection selection, ValueCompleter<T> completer)
    {
        if (!TryBeginListApart(items[next..], next, selection))
        {
            return true;
        }

        var done = false;
        try
        {
            done = CompleteObjects(items, ref next, selection, completer, isApart: true);
            return done;
        }
        finally
        {
            if (_listApart is not null)
            {
                AddListApart(next, isInside: false);
            }
            else if (!done)
            {
                Operation.DeferredGroupsEnded(1);
            }
        }
    }

    private bool TryBeginListApart<T>(ReadOnlySpan<T> items, int first, Selection selection)
    {
        if (items.IsEmpty || selection.SingleTable is null || Defers is not null || _groups is not null || Operation.IsEarly
            || !Operation.TryCountDeferredGroups(items.Length))
        {
            return false;
        }

        EndListApart();
        HadWork = true;
        _apart ??= Operation.TakeDeferredObjects(PartScopes);
        _apart.Expect(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, object?>(ref MemoryMarshal.GetReference(items)), items.Length));
        _listApart = selection;
        _listDepth = Depth - 1;
        _listFirst = first;
        _listCounted = items.Length;
        _listPosition = Buffer.Length;
        return true;
    }

    /// <summary>Before an item leaves something else for later, which comes behind the items before it.</summary>
    private void EndListApart()
    {
        if (_listApart is not null)
        {
            // So that the item is known to be unlike the others.
            Materialize(_listDepth + 1);
            AddListApart(Frames[_listDepth].Index, isInside: true);
        }
    }

    private void AddListApart(int end, bool isInside)
    {
        var selection = _listApart!;
        var count = end - _listFirst;
        _listApart = null;
        Operation.DeferredGroupsEnded(_listCounted - count - (isInside ? 1 : 0));
        if (count > 0)
        {
            _apart!.AddExpected(count, selection, Materialize(_listDepth)!, _listFirst, _listPosition);
        }
    }
}
