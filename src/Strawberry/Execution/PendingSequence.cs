using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>A list whose items come from an asynchronous sequence that had to be waited for. Items are written as they come.</summary>
internal sealed class PendingSequence : PendingValue
{
    private readonly ItemSource _source;
    private readonly int _initialCount;
    private readonly Action _continue;
    private ValueTaskAwaiter<bool> _awaiter;
    private Exception? _refusal;
    private ResolverScopes? _scopes;
    private int _index;
    private bool _isMoving;
    private bool _isWatched;
    private bool _isStreamed;

    /// <param name="run">The run that writes.</param>
    /// <param name="field">The field whose value the list is.</param>
    /// <param name="node">The list's position.</param>
    /// <param name="source">Where items come from.</param>
    /// <param name="start">Where the list starts: what was written from there on, a bracket and items, becomes its first piece.</param>
    /// <param name="index">How many items were written.</param>
    /// <param name="initialCount">At how many items a stream takes over; -1 for none.</param>
    public PendingSequence(ExecutionRun run, SelectedField field, ResultNode node, ItemSource source, int start, int index, int initialCount)
        : base(null)
    {
        Attach(run, field, node, start);
        _source = source;
        _index = index;
        _initialCount = initialCount;
        _continue = () => run.Operation.Pump.Enqueue(this);
        End = run.Buffer.Length;
        Pieces = [(start + 1, End)];
    }

    public void Await(ValueTaskAwaiter<bool> awaiter)
    {
        _awaiter = awaiter;
        _isMoving = true;
        _isWatched = false;
        _scopes = Owner.ScopesInUse;
        Owner.Operation.TaskMet(_scopes);
        Owner.Operation.Pump.Await(this);
    }

    public override bool IsReady
    {
        get
        {
            try
            {
                return _awaiter.IsCompleted;
            }
            catch (Exception)
            {
                // Awaited elsewhere already. Taking its result tells so.
                return true;
            }
        }
    }

    public override void Watch()
    {
        _isWatched = true;
        Owner.Operation.TaskWatched();

        // What moves a source may call back more than once.
        Owner.Operation.IsShared = true;
        try
        {
            _awaiter.UnsafeOnCompleted(_continue);
        }
        catch (Exception exception)
        {
            _refusal = exception;
            _continue();
        }
    }

    public override void Run()
    {
        _isMoving = false;
        if (IsAbandoned)
        {
            try
            {
                _awaiter.GetResult();
            }
            catch (Exception)
            {
                // Nobody waits for the item any more.
            }

            // Behind this the scopes may end that the source lives on.
            Owner.Operation.DisposeSource(_source, _scopes);
            EndMove();
            return;
        }

        EndMove();
        base.Run();
    }

    public override bool Complete()
    {
        if (_refusal is not null)
        {
            throw _refusal;
        }

        var start = Owner.Buffer.Length;
        var hasItem = _awaiter.GetResult();
        Owner.PushItems(_source.ItemAcceptsNull);
        var first = true;
        while (hasItem)
        {
            if (!first)
            {
                Owner.Buffer.WriteByte((byte)',');
            }

            first = false;
            Owner.BeginItem(_index);
            if (!SequenceItems.Complete(_source, Field, Owner))
            {
                return false;
            }

            Owner.EndItem();
            _index++;
            if (_index == _initialCount)
            {
                Owner.Pop();
                AddPiece(start);
                IsSettled = true;
                Owner.AddStream(_source, Field, _index);
                _isStreamed = true;
                return true;
            }

            SequenceItems.CheckCount(_index, Owner.Operation);
            var awaiter = _source.MoveNextAsync().GetAwaiter();
            if (!awaiter.IsCompleted)
            {
                Owner.Pop();
                AddPiece(start);
                Await(awaiter);
                return true;
            }

            hasItem = awaiter.GetResult();
        }

        Owner.Pop();
        AddPiece(start);
        IsSettled = true;
        Owner.Operation.DisposeSource(_source, Owner.ScopesInUse);
        return true;
    }

    public override void Abandon()
    {
        if (!IsAbandoned)
        {
            base.Abandon();

            // Once a stream has taken over, the source is the stream's to dispose.
            if (!_isMoving && !_isStreamed)
            {
                Owner.Operation.DisposeSource(_source, Owner.ScopesInUse);
            }
        }
    }

    private void EndMove()
    {
        if (_isWatched)
        {
            Owner.Operation.TaskEnded(_scopes);
        }
        else
        {
            Owner.Operation.MetTaskEnded(_scopes);
        }
    }

    private void AddPiece(int start) => Pieces!.Add((start, Owner.Buffer.Length));
}

/// <summary>What lists of every kind do with an item.</summary>
internal static class SequenceItems
{
    /// <summary>Completes the source's current item; what that throws is the item's error, not the list's.</summary>
    public static bool Complete(ItemSource source, SelectedField field, ExecutionRun run)
    {
        var depth = run.Depth;
        var start = run.Buffer.Length;
        try
        {
            return source.CompleteCurrent(field, run);
        }
        catch (Exception exception)
        {
            run.Unwind(depth);
            run.AddError(exception, field);
            return run.NullOut(start, source.ItemAcceptsNull);
        }
    }

    public static void CheckCount(int count, OperationExecution operation)
    {
        var limit = operation.Limits.MaxListItems;
        if (limit > 0 && count > limit)
        {
            throw ExecutionErrors.TooMany("items in a list without @stream", limit, nameof(SchemaLimits.MaxListItems));
        }
    }
}
