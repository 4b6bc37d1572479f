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
            for (var i = _pending.Count - 1; i >= 0; i--)
            {
                var value = _pending[i];
                if (value.Start >= start)
                {
                    _pending.RemoveAt(i);
                    Drop(value);
                    value.Release(isRunOver: false);
                }
            }
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
                var value = _pending[i];
                if (!value.IsAbandoned && !value.IsSettled && value.Node.IsDead)
                {
                    Drop(value);
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
                Drop(_pending[i]);
            }
        }
    }

    private void ReleaseAll()
    {
        var pending = _pending;
        _pending = null;
        pending?.Return();
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
