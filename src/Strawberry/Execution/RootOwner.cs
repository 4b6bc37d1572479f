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
    private readonly AsyncSignal _signal = new();
    private Action? _cancelAction;

    /// <summary>The result's data, once the run is complete.</summary>
    public RentedJson Data { get; private set; }

    /// <summary>The result's errors; null when there are none.</summary>
    public List<GraphQLError>? Errors { get; private set; }

    /// <summary>Called, on the request's turn, with the work that the result leaves.</summary>
    public Action<Work>? TakeWork { get; set; }

    /// <summary><see cref="Cancel"/> as a delegate.</summary>
    public Action CancelAction => _cancelAction ??= Cancel;

    public void OnRunCompleted(ExecutionRun run)
    {
        Data = run.DetachData();
        Errors = run.Errors;
        if (TakeWork is not null && run.Failure is null && run.TakeWork() is { IsEmpty: false } work)
        {
            TakeWork(work);
        }

        run.Operation.ReturnRun(run);
        run.Operation.Pump.Wake(_signal);
    }

    /// <summary>Wakes the waiter although the run is not complete.</summary>
    public void Cancel() => _signal.Set();

    /// <summary>Waits until the run is complete or the operation is canceled.</summary>
    public ValueTask WaitAsync() => _signal.WaitAsync();

    /// <summary>Makes the owner ready for another run.</summary>
    public void Reset()
    {
        Data = default;
        Errors = null;
        TakeWork = null;
    }
}
