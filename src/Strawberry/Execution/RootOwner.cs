using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>Waits for a run whose result is a payload of its own.</summary>
internal sealed class RootOwner : RunOwner
{
    private readonly AsyncSignal _signal = new();

    public override void OnRunCompleted(ExecutionRun run) => _signal.Set();

    /// <summary>Wakes the waiter although the run is not complete.</summary>
    public void Cancel() => _signal.Set();

    /// <summary>Waits until the run is complete or the operation is canceled.</summary>
    public ValueTask WaitAsync() => _signal.WaitAsync();
}
