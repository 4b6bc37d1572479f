using Strawberry.Errors;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How null propagates in a run, and what it takes with it.</summary>
internal sealed partial class ExecutionRun
{
    /// <summary>Writes null in place of what was written from <paramref name="start"/> on, if null is accepted there.</summary>
    public bool NullOut(int start, bool acceptsNull)
    {
        TruncateTo(start);
        if (!acceptsNull)
        {
            return false;
        }

        Buffer.WriteNull();
        return true;
    }

    internal override void TruncateTo(int start)
    {
        Buffer.Truncate(start);
        if (_pending is not null)
        {
            RemovePlaces(_pending, start);
        }

        _nulled?.RemoveAll(n => n.Start >= start);
        TruncateWork(start);
    }

    /// <summary>Puts null at the nearest position that accepts it, from <paramref name="node"/> up.</summary>
    private void PropagateNull(ResultNode? node)
    {
        while (node is not null && !ReferenceEquals(node, RootNode) && !node.AcceptsNull)
        {
            node = node.Parent;
        }

        if (node is null || ReferenceEquals(node, RootNode))
        {
            Fail();
            return;
        }

        node.IsNulled = true;
        _hasLateNulls = true;
        if (!node.IsPending)
        {
            (_nulled ??= []).Add(node);
        }

        if (_pending is not null)
        {
            for (var i = 0; i < _pending.Count; i++)
            {
                if (IsDead(_pending[i]))
                {
                    Drop(ref _pending[i]);
                }
            }
        }
    }

    private void Fail()
    {
        Failure = Errors?[^1] ?? new GraphQLError("The operation failed.");
        AbandonAll();
        DiscardWork();
    }

    private void AbandonAll()
    {
        if (_pending is not null)
        {
            for (var i = 0; i < _pending.Count; i++)
            {
                Drop(ref _pending[i]);
            }
        }
    }

    private void ReleaseAll()
    {
        if (_pending is not { } pending)
        {
            return;
        }

        if (_waiting > 0 || _watched > 0)
        {
            LeaveTasks();
        }

        _pending = null;
        _firstWaiting = 0;
        _listsLeft++;
        pending.Return();
    }

    // Those that were left last: what is written behind a place starts behind it, and a list that waits has its place behind those in its first items.
    private void RemovePlaces(PendingList list, int start)
    {
        var count = list.Count;
        while (list.Count > 0 && list[list.Count - 1].Start >= start)
        {
            ref var place = ref list[list.Count - 1];
            Drop(ref place);
            LeaveTask(ref place);
            list.RemoveLast();
        }

        if (list.Count == count)
        {
            return;
        }

        for (var i = 0; i < Depth; i++)
        {
            ref var frame = ref Frames[i];
            if (frame.Late > list.Count)
            {
                frame.Late = 0;
            }
        }
    }

    private static bool IsDead(in PendingPlace place)
    {
        if (place.Value is { } value)
        {
            return !value.IsAbandoned && !value.IsSettled && value.Node.IsDead;
        }

        // A position that nobody has asked for was not replaced by null itself, nor was the item that it stands in.
        return !place.Is(PlaceStates.IsAbandoned | PlaceStates.IsSettled) && (place.Node ?? place.Field.Parent) is { IsDead: true };
    }

    private void Drop(ref PendingPlace place)
    {
        if (place.Value is { } value)
        {
            Drop(value);
        }
        else if (!place.Is(PlaceStates.IsAbandoned))
        {
            place.States |= PlaceStates.IsAbandoned;
            if (!place.Is(PlaceStates.IsSettled))
            {
                _outstanding--;
            }
        }
    }

    private void Drop(PendingValue value)
    {
        if (!value.IsAbandoned)
        {
            value.Abandon();
            if (!value.IsSettled)
            {
                _outstanding--;
            }
        }
    }
}
