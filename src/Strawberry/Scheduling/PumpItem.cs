namespace Strawberry.Scheduling;

/// <summary>Something to do on a request's turn.</summary>
internal abstract class PumpItem
{
    /// <summary>The next item in the pump's inbox.</summary>
    internal PumpItem? Next;

    /// <summary>Does it. Failures of users' code are handled inside; what comes out of here ends the operation.</summary>
    public abstract void Run();
}

/// <summary>
/// Something to do on a request's turn when its time has come. The pump looks whether it has when there is nothing else to do, and asks to be told only
/// before it goes idle: most of what is short has ended by then, and costs no callback.
/// </summary>
internal abstract class AwaitedItem : PumpItem
{
    /// <summary>Whether its time has come.</summary>
    public abstract bool IsReady { get; }

    /// <summary>Has the item enqueued, from whatever thread, when its time has come. Never throws.</summary>
    public abstract void Watch();
}

/// <summary>A delegate to run on a request's turn, for what is not on the hot path.</summary>
internal sealed class PumpAction(Action action) : PumpItem
{
    public override void Run() => action();
}
