using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>
/// One operation's payloads after the first. Deferred work begins when the second payload is asked for. A payload holds everything that has settled when it
/// is asked for, or else what settles first, with all that is ready then.
/// </summary>
internal sealed class IncrementalDelivery : PumpItem, IProgressListener, IWorkTaker
{
    private readonly OperationExecution _operation;
    private readonly AsyncSignal _ready;
    private readonly TimeSpan _coalescing;
    private readonly TimeProvider _time;
    private IncrementalPublisher? _publisher;
    private Work _work = null!;
    private WorkQueue? _queue;
    private Queue<ExecutionPayload>? _payloads;
    private ITimer? _timer;
    private bool _isWanted;
    private bool _isTimeUp;
    private bool _wasAhead;
    private bool _hasBegun;

    private IncrementalDelivery(OperationExecution operation, TimeSpan coalescing, TimeProvider time)
    {
        _operation = operation;
        _ready = operation.Root.Signal;
        _coalescing = coalescing;
        _time = time;
        CancelAction = Cancel;
    }

    /// <summary>Whether nothing is left to deliver after the initial result.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary><see cref="Cancel"/> as a delegate.</summary>
    public Action CancelAction { get; }

    private WorkQueue Queue => _queue ??= new WorkQueue(_work);

    /// <summary>The delivery of the work that an operation leaves: the one that the operation had in an earlier request, or else a new one.</summary>
    public static IncrementalDelivery Take(OperationExecution operation, IncrementalFormat format, Work work, TimeSpan coalescing, TimeProvider time)
    {
        var delivery = operation.Root.SpareTaker as IncrementalDelivery ?? new IncrementalDelivery(operation, coalescing, time);
        delivery.Take(format, work);
        return delivery;
    }

    public ExecutionPayload Begin(RootOwner root)
    {
        _hasBegun = true;
        EngineCounters.AddDelivery(1);
        return _publisher!.Begin(root.Data, root.Errors, _queue);
    }

    void IWorkTaker.Reset()
    {
        _work = null!;
        _queue = null;
        _publisher!.Reset();
        _isWanted = false;
        _isTimeUp = false;
        _wasAhead = false;
    }

    private void Take(IncrementalFormat format, Work work)
    {
        _work = work;
        IsEmpty = false;
        if (work.Groups is not null || format == IncrementalFormat.PendingCompleted)
        {
            // Else it is made, on the pump, behind the initial payload, which need not know what is announced.
            IsEmpty = Queue.IsFinished;
        }

        if (_publisher?.Serves(format, _operation.Definition.Operation) != true)
        {
            _publisher = IncrementalPublisher.Create(format, _operation);
        }
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
        if (_payloads is not null && _payloads.TryDequeue(out var payload))
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
        return new ValueTask<ExecutionPayload>(_payloads!.Dequeue());
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
        return _payloads!.Dequeue();
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
        _publisher!.Publish(Queue.TakeEvents(), isLast, _payloads ??= new Queue<ExecutionPayload>());
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
