using Strawberry.Errors;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// Waits for a run whose result is a payload of its own, and takes the result on the request's turn: a cancellation may come at any moment, and must find
/// either the run or what was taken from it.
/// </summary>
internal sealed class RootOwner : IRunOwner
{
    private Action? _cancelAction;

    /// <summary>Wakes whoever waits for a payload of the operation.</summary>
    public AsyncSignal Signal { get; } = new();

    /// <summary>The result's data, once the run is complete.</summary>
    public RentedJson Data { get; private set; }

    /// <summary>How much the run has written: more than the data where values came late.</summary>
    public int Written { get; private set; }

    /// <summary>The result's errors; null when there are none.</summary>
    public List<GraphQLError>? Errors { get; private set; }

    /// <summary>Called, on the request's turn, with the work that the result leaves. What it gives is <see cref="Taken"/>.</summary>
    public Func<OperationExecution, Work, IWorkTaker>? TakeWork { get; set; }

    /// <summary>Who has taken over the work that the result leaves; null when there is none.</summary>
    public IWorkTaker? Taken { get; private set; }

    /// <summary>Who took over the work of an earlier request of the operation, all of which was delivered; nobody else refers to it. Null for none.</summary>
    public IWorkTaker? SpareTaker { get; private set; }

    /// <summary><see cref="Cancel"/> as a delegate.</summary>
    public Action CancelAction => _cancelAction ??= Cancel;

    public void OnRunCompleted(ExecutionRun run)
    {
        Written = run.Buffer.Length;
        Data = run.DetachData();
        Errors = run.Errors;
        if (TakeWork is not null && run.Failure is null && run.TakeWork() is { IsEmpty: false } work)
        {
            Taken = TakeWork(run.Operation, work);
        }

        run.Operation.ReturnRun(run);
        run.Operation.Pump.Wake(Signal);
    }

    /// <summary>Wakes the waiter although the run is not complete.</summary>
    public void Cancel() => Signal.Set();

    /// <summary>Waits until the run is complete or the operation is canceled.</summary>
    public ValueTask WaitAsync() => Signal.WaitAsync();

    /// <summary>Makes the owner ready for another run.</summary>
    public void Reset()
    {
        Data = default;
        Errors = null;
        TakeWork = null;
        if (Taken is not null)
        {
            Taken.Reset();
            SpareTaker = Taken;
            Taken = null;
        }
    }
}
