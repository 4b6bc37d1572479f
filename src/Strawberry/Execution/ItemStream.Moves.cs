using System.Runtime.CompilerServices;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>How a stream moves its source, and waits for it.</summary>
internal sealed partial class ItemStream
{
    private MoveItem? _move;
    private ValueTaskAwaiter<bool> _awaiter;

    private bool Move()
    {
        bool hasItem;
        try
        {
            var moving = _source.MoveNextAsync();
            if (moving.IsCompleted)
            {
                hasItem = moving.GetAwaiter().GetResult();
            }
            else
            {
                hasItem = false;
                _awaiter = moving.GetAwaiter();
                _awaiter.UnsafeOnCompleted((_move ??= new MoveItem(this)).Continue);
                _isMoving = true;
            }
        }
        catch (Exception exception)
        {
            FailSource(exception);
            return true;
        }

        if (!_isMoving)
        {
            return Moved(hasItem);
        }

        // The continuation only queues: it runs behind this turn.
        _operation.TaskStarted(_scopes);
        Flush();
        return false;
    }

    private bool Moved(bool hasItem)
    {
        if (!hasItem)
        {
            _isDone = true;
            return true;
        }

        if (_hasAwaitedTask && _untaken + ReadyCount > 0)
        {
            // A task that ended while others were awaited is no synchronous answer: its item does not join those before it.
            _isHolding = true;
            Flush();
            return false;
        }

        return CompleteItem();
    }

    private bool EndMove()
    {
        bool hasItem;
        try
        {
            hasItem = _awaiter.GetResult();
        }
        catch (Exception exception)
        {
            FailSource(exception);
            return true;
        }

        return Moved(hasItem);
    }

    private void FailSource(Exception exception)
    {
        if (_operation.IsCancellationRequested && exception is OperationCanceledException)
        {
            Cancel();
            return;
        }

        var error = ExecutionErrors.FromException(exception, ResultPaths.Of(Node), _operation.GetLocations(_field));
        _operation.LogError(exception, error);
        _failure = [error];
    }

    /// <summary>Continues the stream when its source has moved.</summary>
    private sealed class MoveItem : PumpItem
    {
        private readonly ItemStream _stream;

        public MoveItem(ItemStream stream)
        {
            _stream = stream;
            Continue = () => stream._operation.Pump.Enqueue(this);
        }

        public Action Continue { get; }

        public override void Run()
        {
            _stream._isMoving = false;
            if (_stream._isEnded)
            {
                try
                {
                    _stream._awaiter.GetResult();
                }
                catch (Exception)
                {
                    // Nobody waits for the item any more.
                }

                _stream.Dispose();
                _stream._operation.TaskEnded(_stream._scopes);
                return;
            }

            _stream._operation.TaskEnded(_stream._scopes);
            if (_stream.EndMove())
            {
                _stream.Advance();
            }
        }
    }
}
