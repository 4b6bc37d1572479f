namespace Strawberry.Execution;

/// <summary>Who waits for a run.</summary>
internal abstract class RunOwner
{
    /// <summary>Called on the request's turn when nothing of the run is outstanding.</summary>
    public abstract void OnRunCompleted(ExecutionRun run);
}
