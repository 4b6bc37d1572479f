using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>
/// One operation's payloads after the first. Deferred work begins when the second payload is asked for. A payload holds everything that has settled when it
/// is asked for, or else what settles first, with all that is ready then.
/// </summary>
internal sealed class IncrementalDelivery : IProgressListener
{
    private readonly OperationExecution _operation;
    private readonly IncrementalPublisher _publisher;
    private readonly WorkQueue _queue;
    private readonly Queue<ExecutionPayload> _payloads = new();
    private readonly AsyncSignal _ready = new();
    private readonly TimeSpan _coalescing;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private bool _isWanted;
    private bool _isTimeUp;
    private bool _wasAhead;
    private bool _hasBegun;

    public IncrementalDelivery(OperationExecution operation, IncrementalFormat format, Work work, TimeSpan coalescing, TimeProvider time)
    {
        _operation = operation;
        _queue = new WorkQueue(work);
        IsEmpty = _queue.IsFinished;
        _publisher = IncrementalPublisher.Create(format, operation);
        _coalescing = coalescing;
        _time = time;
    }

    /// <summary>Whether nothing is left to deliver after the initial result.</summary>
    public bool IsEmpty { get; }

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
    public async ValueTask<ExecutionPayload> NextAsync()
    {
        _operation.ThrowIfCanceled();
        if (_payloads.TryDequeue(out var payload))
        {
            return payload;
        }

        _operation.Listener = this;
        _operation.Pump.RunInline(new PumpAction(() =>
        {
            if (!_operation.IsCanceled)
            {
                _isWanted = true;
                _isTimeUp = false;
                _wasAhead = _queue.HasEvents;
                _queue.Pull();
            }
        }));
        await _ready.WaitAsync().ConfigureAwait(false);
        _operation.ThrowIfCanceled();
        return _payloads.Dequeue();
    }

    /// <summary>Ends everything outstanding, on the pump.</summary>
    public void Cancel()
    {
        try
        {
            _timer?.Dispose();
            foreach (var @event in _queue.TakeEvents())
            {
                Discard(@event);
            }

            _queue.Cancel();
        }
        finally
        {
            _ready.Set();
        }
    }

    /// <summary>Items of streams leave at once.</summary>
    void IProgressListener.OnProgress()
    {
        if (_queue.HasItems)
        {
            Publish();
        }
    }

    /// <summary>Fragments that settle together, by one batch of a loader for instance, leave together.</summary>
    void IProgressListener.OnDrained() => Publish();

    private void Publish()
    {
        if (!_isWanted || _operation.IsCanceled || !(_queue.HasEvents || _queue.IsFinished))
        {
            return;
        }

        if (_coalescing > TimeSpan.Zero && !_isTimeUp && !_queue.IsFinished)
        {
            _timer ??= _time.CreateTimer(
                static state => ((IncrementalDelivery)state!).OnTime(), this, _coalescing, Timeout.InfiniteTimeSpan);
            return;
        }

        _timer?.Dispose();
        _timer = null;
        var isLast = _queue.IsFinished;
        _publisher.Publish(_queue.TakeEvents(), isLast, _payloads);
        if (_payloads.Count > 0)
        {
            _isWanted = false;

            // Sources that were ahead of their consumer may go on while it works on what they gave.
            if (_wasAhead && _payloads.Count == 1)
            {
                _queue.Resume();
            }

            _ready.Set();
        }
    }

    private static void Discard(WorkEvent @event)
    {
        switch (@event)
        {
            case WorkEvent.StreamValues(_, StreamBatch batch, _, _):
                batch.Dispose();
                break;
            case WorkEvent.GroupValues(_, var tasks):
                foreach (var task in tasks)
                {
                    ((ExecutionGroup)task).Release();
                }

                break;
        }
    }

    private void OnTime() => _operation.Pump.Enqueue(new PumpAction(() => _isTimeUp = true));
}
