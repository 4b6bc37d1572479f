using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Strawberry.Errors;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>Items of a stream that leave together.</summary>
internal sealed class StreamBatch(int startIndex) : IDisposable
{
    public int StartIndex { get; } = startIndex;

    public int Count { get; set; }

    /// <summary>The items' JSON as a list that is not closed yet.</summary>
    public Utf8Buffer Items { get; } = new();

    public List<GraphQLError>? Errors { get; set; }

    public List<Work>? Works { get; set; }

    public void Dispose() => Items.Dispose();
}

/// <summary>
/// The rest of a list with <c>@stream</c>. Items are completed one after the other; what is ready leaves when the source has to be waited for. At most the
/// read-ahead of items is ready and not yet taken.
/// </summary>
internal sealed class ItemStream : WorkStream, IRunOwner
{
    private readonly OperationExecution _operation;
    private readonly ItemSource _source;
    private readonly SelectedField _field;
    private readonly MoveItem _move;
    private readonly ResolverScopes? _scopes;
    private ExecutionRun? _run;
    private StreamBatch? _batch;
    private ValueTaskAwaiter<bool> _awaiter;
    private List<GraphQLError>? _failure;
    private int _index;
    private int _untaken;
    private bool _isMoving;
    private bool _isCompleting;
    private bool _isInItem;
    private bool _isAdvancing;
    private bool _isDone;
    private bool _isEnded;
    private bool _isPrimed;
    private bool _isHolding;
    private bool _hasAwaitedTask;

    /// <param name="operation">The operation.</param>
    /// <param name="source">Where items come from.</param>
    /// <param name="usage">What the directive asks for.</param>
    /// <param name="node">The list's position.</param>
    /// <param name="index">How many items the list has already.</param>
    /// <param name="position">How much the parent run has written.</param>
    /// <param name="scopes">The scopes that the source may live on; null for the operation's.</param>
    public ItemStream(OperationExecution operation, ItemSource source, StreamUsage usage, ResultNode node, int index, int position, ResolverScopes? scopes)
    {
        // First, since it refuses.
        operation.CountStream(1);
        scopes?.Acquire();
        _scopes = scopes;
        _operation = operation;
        _source = source;
        _field = usage.ItemField!;
        _move = new MoveItem(this);
        _index = index;
        _hasAwaitedTask = source.HasPendingTasks;
        Label = usage.Label;
        Node = node;
        InitialCount = index;
        Position = position;
    }

    public string? Label { get; }

    /// <summary>The list's position.</summary>
    public ResultNode Node { get; }

    /// <summary>How many items the list had when the stream took over.</summary>
    public int InitialCount { get; }

    /// <summary>How much its parent run had written when the stream was made.</summary>
    public int Position { get; }

    /// <summary>Begins before anyone asked.</summary>
    public void Prime()
    {
        if (!_isPrimed && !_isEnded)
        {
            _isPrimed = true;
            Advance();
        }
    }

    public override void Start()
    {
        if (!_isPrimed)
        {
            _isPrimed = true;
            Advance();
        }
        else
        {
            Flush();
            Advance();
        }
    }

    public override void Resume()
    {
        if (_isPrimed)
        {
            _untaken = 0;
            Advance();
        }
    }

    public override void Cancel()
    {
        if (_isEnded)
        {
            return;
        }

        End();
        DropBatch();
        if (!_isMoving)
        {
            // A source may not be disposed while it moves.
            Dispose();
        }
    }

    /// <summary>Items that were ready early and never announced: neither they nor what hangs on them is wanted.</summary>
    private void DropBatch()
    {
        foreach (var work in _batch?.Works ?? [])
        {
            work.Cancel();
        }

        _batch?.Dispose();
        _batch = null;
    }

    void IRunOwner.OnRunCompleted(ExecutionRun run) => ItemCompleted(run);

    private void Advance()
    {
        if (_isAdvancing)
        {
            return;
        }

        _isAdvancing = true;
        while (Step())
        {
        }

        _isAdvancing = false;
    }

    /// <summary>One step. False: something has to be waited for, or the stream has ended.</summary>
    private bool Step()
    {
        if (_isEnded || _isMoving || _isCompleting)
        {
            return false;
        }

        if (_isHolding)
        {
            Flush();
            if (_untaken > 0 || Queue is null)
            {
                return false;
            }

            _isHolding = false;
            return CompleteItem();
        }

        if (_failure is not null)
        {
            // Good items leave first, in a payload of their own.
            Flush();
            if (_untaken > 0 || Queue is null)
            {
                return false;
            }

            End();
            Dispose();
            Queue.StreamFailed(this, _failure);
            return false;
        }

        if (_isDone)
        {
            Flush();
            if (Queue is null)
            {
                return false;
            }

            End();
            Dispose();
            Queue.StreamSucceeded(this);
            return false;
        }

        if (_untaken + (_batch?.Count ?? 0) >= _operation.ReadAhead)
        {
            Flush();
            return false;
        }

        return Move();
    }

    private bool Move()
    {
        bool isCompleted;
        try
        {
            _awaiter = _source.MoveNextAsync().GetAwaiter();
            isCompleted = _awaiter.IsCompleted;
        }
        catch (Exception exception)
        {
            FailSource(exception);
            return true;
        }

        if (isCompleted)
        {
            return Moved();
        }

        try
        {
            _awaiter.UnsafeOnCompleted(_move.Continue);
        }
        catch (Exception exception)
        {
            FailSource(exception);
            return true;
        }

        // The continuation only queues: it runs behind this turn.
        _isMoving = true;
        _operation.TaskStarted(_scopes);
        Flush();
        return false;
    }

    private bool Moved()
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

        if (!hasItem)
        {
            _isDone = true;
            return true;
        }

        if (_hasAwaitedTask && _untaken + (_batch?.Count ?? 0) > 0)
        {
            // A task that ended while others were awaited is no synchronous answer: its item does not join those before it.
            _isHolding = true;
            Flush();
            return false;
        }

        return CompleteItem();
    }

    private bool CompleteItem()
    {
        _run ??= _operation.TakeRun(this, Node, null, RunPart.Item, _scopes);
        _run.BaseNode = Node;
        _run.Defers = null;
        _isInItem = true;
        _isCompleting = true;
        _run.ExecuteItem(_source, _field, _index);
        _isInItem = false;
        if (_isCompleting)
        {
            _hasAwaitedTask |= _source.ItemIsTask;
            Flush();
            return false;
        }

        return true;
    }

    private void ItemCompleted(ExecutionRun run)
    {
        _isCompleting = false;
        if (_isEnded)
        {
            return;
        }

        if (run.Failure is not null)
        {
            _failure = run.Errors ?? [];
        }
        else
        {
            _batch ??= new StreamBatch(_index);
            _batch.Items.WriteByte(_batch.Count > 0 ? (byte)',' : (byte)'[');

            run.WriteData(_batch.Items);
            _batch.Count++;
            if (run.Errors is { } errors)
            {
                (_batch.Errors ??= []).AddRange(errors);
            }

            var work = run.TakeWork();
            if (!ReferenceEquals(work, Work.None))
            {
                (_batch.Works ??= []).Add(work);
            }

            _index++;
        }

        run.Reset();
        if (!_isInItem)
        {
            Advance();
        }
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

    private void Flush()
    {
        if (_batch is { } batch && Queue is not null)
        {
            _batch = null;
            _untaken += batch.Count;
            Queue.StreamItems(this, batch, batch.Works);
        }
    }

    private void End()
    {
        _isEnded = true;
        _run?.Discard();
        _run = null;
        _operation.CountStream(-1);
    }

    private void Dispose()
    {
        _operation.DisposeSource(_source, _scopes);
        _scopes?.Release();
    }

    /// <summary>Continues the stream when its source has moved.</summary>
    internal sealed class MoveItem : PumpItem
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
            if (_stream.Moved())
            {
                _stream.Advance();
            }
        }
    }
}
