using Strawberry.Errors;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// Waits for a run whose result is a payload of its own, and takes the result on the request's turn: a cancellation may come at any moment, and must find
/// either the run or what was taken from it.
/// </summary>
internal sealed class RootOwner(Action<Work>? takeWork) : RunOwner
{
    private readonly AsyncSignal _signal = new();

    /// <summary>The result's data as JSON, once the run is complete.</summary>
    public byte[] Data { get; private set; } = [];

    /// <summary>The result's errors; null when there are none.</summary>
    public List<GraphQLError>? Errors { get; private set; }

    public override void OnRunCompleted(ExecutionRun run)
    {
        Data = run.CopyData();
        Errors = run.Errors;
        if (takeWork is not null && run.Failure is null && run.TakeWork() is { IsEmpty: false } work)
        {
            takeWork(work);
        }

        run.Discard();
        _signal.Set();
    }

    /// <summary>Wakes the waiter although the run is not complete.</summary>
    public void Cancel() => _signal.Set();

    /// <summary>Waits until the run is complete or the operation is canceled.</summary>
    public ValueTask WaitAsync() => _signal.WaitAsync();
}
