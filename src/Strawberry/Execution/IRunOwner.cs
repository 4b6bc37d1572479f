namespace Strawberry.Execution;

/// <summary>Who waits for a run.</summary>
internal interface IRunOwner
{
    /// <summary>Called on the request's turn when nothing of the run is outstanding.</summary>
    void OnRunCompleted(ExecutionRun run);
}
