using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>
/// One operation's payloads after the first. Deferred work begins when the second payload is asked for. A payload holds everything that has settled when it
/// is asked for, or else what settles first, with all that is ready then.
/// </summary>
internal sealed class IncrementalDelivery : PumpItem, IProgressListener
{
    private readonly OperationExecution _operation;
    private readonly IncrementalPublisher _publisher;
    private readonly Work _work;
    private readonly Queue<ExecutionPayload> _payloads = new();
    private readonly AsyncSignal _ready;
    private readonly TimeSpan _coalescing;
    private readonly TimeProvider _time;
    private WorkQueue? _queue;
    private ITimer? _timer;
    private bool _isWanted;
    private bool _isTimeUp;
    private bool _wasAhead;
    private bool _hasBegun;

    public IncrementalDelivery(OperationExecution operation, IncrementalFormat format, Work work, TimeSpan coalescing, TimeProvider time)
    {
        _operation = operation;
        _ready = operation.Root.Signal;
        _work = work;
        if (work.Groups is not null || format == IncrementalFormat.PendingCompleted)
        {
            // Else it is made, on the pump, behind the initial payload, which need not know what is announced.
            IsEmpty = Queue.IsFinished;
        }

        _publisher = IncrementalPublisher.Create(format, operation);
        _coalescing = coalescing;
        _time = time;
    }

    /// <summary>Whether nothing is left to deliver after the initial result.</summary>
    public bool IsEmpty { get; }

    private WorkQueue Queue => _queue ??= new WorkQueue(_work);

    public ExecutionPayload Begin(RootOwner root)
    {
        _hasBegun = true;
        EngineCounters.AddDelivery(1);
        return _publisher.Begin(root.Data, root.Errors, _queue);
    }

    /// <summary>Nothing more is asked for.</summary>
    public void End()
    {
        if (_hasBegun)
        {
            _hasBegun = false;
            EngineCounters.AddDelivery(-1);
        }
    }

    /// <summary>The next payload. It waits, on its consumer's behalf, for whatever settles first.</summary>
    public ValueTask<ExecutionPayload> NextAsync()
    {
        _operation.ThrowIfCanceled();
        if (_payloads.TryDequeue(out var payload))
        {
            return new ValueTask<ExecutionPayload>(payload);
        }

        // Whoever has got the payload before knows that the item has run.
        _operation.Listener = this;
        _operation.Pump.RunInline(this);
        var ready = _ready.WaitAsync();
        if (!ready.IsCompleted)
        {
            return WaitAsync(ready);
        }

        ready.GetAwaiter().GetResult();
        _operation.ThrowIfCanceled();
        return new ValueTask<ExecutionPayload>(_payloads.Dequeue());
    }

    /// <summary>The next payload is asked for.</summary>
    public override void Run()
    {
        if (!_operation.IsCanceled)
        {
            _isWanted = true;
            _isTimeUp = false;
            _wasAhead = Queue.HasEvents;
            Queue.Pull();
        }
    }

    /// <summary>Ends everything outstanding, on the pump.</summary>
    public void Cancel()
    {
        try
        {
            _timer?.Dispose();
            foreach (var @event in Queue.TakeEvents())
            {
                Discard(@event);
            }

            Queue.Cancel();
        }
        finally
        {
            _ready.Set();
        }
    }

    /// <summary>Items of streams leave at once.</summary>
    void IProgressListener.OnProgress()
    {
        if (Queue.HasItems)
        {
            Publish();
        }
    }

    /// <summary>Fragments that settle together, by one batch of a loader for instance, leave together.</summary>
    void IProgressListener.OnDrained() => Publish();

    private async ValueTask<ExecutionPayload> WaitAsync(ValueTask ready)
    {
        await ready.ConfigureAwait(false);
        _operation.ThrowIfCanceled();
        return _payloads.Dequeue();
    }

    private void Publish()
    {
        if (!_isWanted || _operation.IsCanceled || !(Queue.HasEvents || Queue.IsFinished))
        {
            return;
        }

        if (_coalescing > TimeSpan.Zero && !_isTimeUp && !Queue.IsFinished)
        {
            // The timer may fire late.
            _operation.IsShared = true;
            _timer ??= _time.CreateTimer(
                static state => ((IncrementalDelivery)state!).OnTime(), this, _coalescing, Timeout.InfiniteTimeSpan);
            return;
        }

        _timer?.Dispose();
        _timer = null;
        var isLast = Queue.IsFinished;
        _publisher.Publish(Queue.TakeEvents(), isLast, _payloads);
        if (_payloads.Count > 0)
        {
            _isWanted = false;

            // Sources that were ahead of their consumer may go on while it works on what they gave.
            if (_wasAhead && _payloads.Count == 1)
            {
                Queue.Resume();
            }

            _ready.Set();
        }
    }

    private static void Discard(in WorkEvent @event)
    {
        switch (@event.Kind)
        {
            case WorkEventKind.StreamItems or WorkEventKind.SeriesValues:
                ((IDisposable)@event.Content!).Dispose();
                break;
            case WorkEventKind.GroupValues:
                foreach (var task in @event.Tasks)
                {
                    ((ExecutionGroup)task).Release();
                }

                break;
        }
    }

    private void OnTime() => _operation.Pump.Enqueue(new PumpAction(() => _isTimeUp = true));
}
