namespace Strawberry.Scheduling;

/// <summary>Something to do on a request's turn.</summary>
internal abstract class PumpItem
{
    /// <summary>The next item in the pump's inbox.</summary>
    internal PumpItem? Next;

    /// <summary>Does it. Must not throw: whoever queues an item handles its own failures.</summary>
    public abstract void Run();
}

/// <summary>A delegate to run on a request's turn, for what is not on the hot path.</summary>
internal sealed class PumpAction(Action action) : PumpItem
{
    public override void Run() => action();
}
