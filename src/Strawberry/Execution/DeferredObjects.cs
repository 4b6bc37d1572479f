using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// Objects of one run with a single deferred fragment each, in the order of the response. Kept as a reference an object: what else a group needs is made when
/// its turn comes and its data is not at hand at once.
/// </summary>
internal sealed class DeferredObjects : WorkSeries
{
    private const int InitialCapacity = 128;

    private readonly OperationExecution _operation;
    private DeferredStretch[] _stretches = new DeferredStretch[1];
    private int _stretchCount;
    private ResolverScopes? _scopes;
    private object?[] _objects = [];
    private int _count;

    // How far there are references in the array: beyond the count, those of items that are expected.
    private int _filled;

    // The last stretch, and the index of the item that would continue it.
    private ResultNode? _list;
    private Selection? _selection;
    private int _nextIndex;

    /// <summary>Objects that begin with <see cref="Begin(ResolverScopes?)"/>.</summary>
    public DeferredObjects(OperationExecution operation)
    {
        _operation = operation;
        var limit = operation.Limits.MaxDeferredGroups;
        Limit = limit > 0 ? limit : int.MaxValue;
    }

    public override int Count => _count;

    /// <summary>How many groups an operation may have.</summary>
    public int Limit { get; }

    /// <summary>The first of the consecutive ids that the groups were announced by; -1 for none.</summary>
    public int FirstId { get; set; } = -1;

    public ReadOnlySpan<DeferredStretch> Stretches => _stretches.AsSpan(0, _stretchCount);

    /// <summary>Begins.</summary>
    /// <param name="scopes">The scopes that the objects may live on; null for the operation's.</param>
    public void Begin(ResolverScopes? scopes)
    {
        _scopes = scopes;
        scopes?.Acquire();
        _objects = ArrayPool<object?>.Shared.Rent(InitialCapacity);
    }

    /// <summary>Forgets the request, of which all was delivered. False: it was not.</summary>
    public bool TryReset()
    {
        if (_objects.Length > 0)
        {
            return false;
        }

        _stretches.AsSpan(0, _stretchCount).Clear();
        _stretchCount = 0;
        _scopes = null;
        _count = 0;
        _filled = 0;
        _list = null;
        _selection = null;
        _nextIndex = 0;
        FirstId = -1;
        Queue = null;
        return true;
    }

    /// <summary>Whether the last object has that selection.</summary>
    public bool IsLast(Selection selection) => ReferenceEquals(selection, _selection);

    /// <summary>Adds the object that is the item at <paramref name="index"/> of that list, if it continues the last stretch and there is room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryContinue(object? source, Selection selection, ResultNode? list, int index)
    {
        var objects = _objects;
        var count = _count;
        if (index != _nextIndex || !ReferenceEquals(list, _list) || !ReferenceEquals(selection, _selection) || (uint)count >= (uint)objects.Length)
        {
            return false;
        }

        // Without the look at the array's type.
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(objects), count) = source;
        _count = count + 1;
        _filled = Math.Max(_filled, _count);
        _nextIndex = index + 1;
        return true;
    }

    /// <summary>Adds an object.</summary>
    /// <param name="source">The object.</param>
    /// <param name="selection">Its selection, which has one deferred fragment.</param>
    /// <param name="node">The object's position, or that of the list it is an item of; null for the root.</param>
    /// <param name="index">The index of the item; -1 when <paramref name="node"/> is the object's position.</param>
    /// <param name="position">How much its run has written.</param>
    public void Add(object? source, Selection selection, ResultNode? node, int index, int position)
    {
        if (_count == _objects.Length)
        {
            Grow(_count + 1);
        }

        if (!TryContinue(source, selection, node, index))
        {
            Begin(selection, node, index, position);
            _objects[_count++] = source;
            _filled = Math.Max(_filled, _count);
        }
    }

    /// <summary>Takes the items of a list that come next, as it seems. <see cref="AddExpected"/> tells how many of the first have come.</summary>
    public void Expect(ReadOnlySpan<object?> items)
    {
        if (_objects.Length - _count < items.Length)
        {
            Grow(_count + items.Length);
        }

        items.CopyTo(_objects.AsSpan(_count));
        _filled = Math.Max(_filled, _count + items.Length);

        // None that is added meanwhile continues what was there.
        _selection = null;
    }

    /// <summary>Adds so many of the objects that were expected: items of a list from <paramref name="index"/> on.</summary>
    public void AddExpected(int count, Selection selection, ResultNode? list, int index, int position)
    {
        Begin(selection, list, index, position);
        _count += count;
        _nextIndex = index + count;
    }

    /// <summary>Drops what was added when the run had written more than <paramref name="position"/>.</summary>
    public void Truncate(int position)
    {
        // Always whole stretches: what lies between its items has left nothing, and who takes one of its items back takes the list.
        var kept = _count;
        while (_stretchCount > 0 && _stretches[_stretchCount - 1].Position > position)
        {
            kept = _stretches[--_stretchCount].Start;
        }

        Drop(kept, _count - kept);

        // What comes next begins a stretch of its own.
        _selection = null;
    }

    /// <summary>Drops the objects at positions that null has taken.</summary>
    public void DropDead()
    {
        for (var i = _stretchCount - 1; i >= 0; i--)
        {
            if (_stretches[i].Node is { IsDead: true })
            {
                var start = _stretches[i].Start;
                var length = (i + 1 < _stretchCount ? _stretches[i + 1].Start : _count) - start;
                _objects.AsSpan((start + length).._count).CopyTo(_objects.AsSpan(start));
                Drop(_count - length, length);
                _stretchCount--;
                for (var later = i; later < _stretchCount; later++)
                {
                    _stretches[later] = _stretches[later + 1] with { Start = _stretches[later + 1].Start - length };
                }
            }
        }
    }

    /// <summary>Makes every group and its task, for a run that leaves others, too.</summary>
    public void MakeAll(List<WorkGroup> groups, List<WorkTask> tasks)
    {
        for (var s = 0; s < _stretchCount; s++)
        {
            for (var i = _stretches[s].Start; i < End(s); i++)
            {
                var (node, selection, index, start, _) = _stretches[s];
                var position = index < 0 ? node : ResultNode.MakeItem(node, index + i - start);
                var group = new DeliveryGroup(_operation, selection.DeferUsages[0], position, null, null);
                groups.Add(group);
                tasks.Add(MakeTask(s, i, group));
            }
        }

        Release();
    }

    public override void Start()
    {
        using var runner = new DeferredRunner(_operation, this, _scopes);
        try
        {
            for (var s = 0; s < _stretchCount; s++)
            {
                var end = End(s);
                runner.Begin(_stretches[s], s);
                for (var i = _stretches[s].Start; i < end; i++)
                {
                    runner.Run(_objects[i], i);
                }
            }

            runner.End();
        }
        finally
        {
            Release();
        }
    }

    public override void Cancel()
    {
        if (_objects.Length > 0)
        {
            _operation.DeferredGroupsEnded(_count);
            Release();
        }
    }

    /// <summary>Makes the group of one object, announced with the series.</summary>
    public DeliveryGroup MakeGroup(int stretch, int element)
    {
        var (node, selection, index, start, _) = _stretches[stretch];
        var position = index < 0 ? node : ResultNode.MakeItem(node, index + element - start);
        return new DeliveryGroup(_operation, selection.DeferUsages[0], position, null, null) { Series = this, Element = element };
    }

    /// <summary>Makes the task of one object's group.</summary>
    public ExecutionGroup MakeTask(int stretch, int element, DeliveryGroup group) =>
        new(
            _operation,
            new SmallList<WorkGroup>(group),
            _objects[element],
            _stretches[stretch].Selection.Deferred[0].Selection,
            group.Node,
            group,
            _stretches[stretch].Position)
        {
            Scopes = _scopes,
        };

    /// <summary>The number behind the last object of a stretch.</summary>
    public int End(int stretch) => stretch + 1 < _stretchCount ? _stretches[stretch + 1].Start : _count;

    private void Begin(Selection selection, ResultNode? node, int index, int position)
    {
        if (_stretchCount == _stretches.Length)
        {
            Array.Resize(ref _stretches, _stretchCount * 2);
        }

        _stretches[_stretchCount++] = new DeferredStretch(node, selection, index, _count, position);
        _list = node;
        _selection = selection;

        // Only items of a list continue a stretch.
        _nextIndex = index < 0 ? int.MinValue : index + 1;
    }

    private void Drop(int from, int count)
    {
        _count = from;
        _operation.DeferredGroupsEnded(count);
    }

    private void Release()
    {
        if (_objects.Length == 0)
        {
            return;
        }

        _objects.AsSpan(0, _filled).Clear();
        ArrayPool<object?>.Shared.Return(_objects);
        _objects = [];
        _scopes?.Release();
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<object?>.Shared.Rent(Math.Max(count, _objects.Length * 2));
        _objects.AsSpan(0, _count).CopyTo(larger);
        _objects.AsSpan(0, _filled).Clear();
        _filled = _count;
        ArrayPool<object?>.Shared.Return(_objects);
        _objects = larger;
    }
}

/// <summary>Objects with one selection: consecutive items of a list, or one object alone.</summary>
/// <param name="Node">The position of the list, or of the object; null for the root.</param>
/// <param name="Selection">Their selection.</param>
/// <param name="Index">The first item's index; -1 for an object that is no item.</param>
/// <param name="Start">How many objects come before.</param>
/// <param name="Position">How much the run had written when the first was there; nothing of the objects was written before the list began, or the object alone.</param>
internal readonly record struct DeferredStretch(ResultNode? Node, Selection Selection, int Index, int Start, int Position)
{
    public string? Label => Selection.DeferUsages[0].Label;
}
