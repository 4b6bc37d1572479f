namespace Strawberry.Scheduling;

/// <summary>Something to do on a request's turn.</summary>
internal abstract class PumpItem
{
    /// <summary>The next item in the pump's inbox.</summary>
    internal PumpItem? Next;

    /// <summary>Does it. Failures of users' code are handled inside; what comes out of here ends the operation.</summary>
    public abstract void Run();
}

/// <summary>A delegate to run on a request's turn, for what is not on the hot path.</summary>
internal sealed class PumpAction(Action action) : PumpItem
{
    public override void Run() => action();
}
