namespace Strawberry.Scheduling;

/// <summary>A source of items that are delivered as they come.</summary>
internal abstract class WorkStream
{
    // The queue's list of streams that are announced and outstanding.
    internal WorkStream? NextOpen;
    internal WorkStream? PreviousOpen;

    internal WorkQueue? Queue { get; set; }

    /// <summary>Announced and outstanding.</summary>
    internal bool IsOpen { get; set; }

    internal bool IsStarted { get; set; }

    /// <summary>Begins to take items.</summary>
    public abstract void Start();

    /// <summary>The consumer took what was ready: go on if the stream waits for that.</summary>
    public abstract void Resume();

    /// <summary>Items are not wanted any more.</summary>
    public abstract void Cancel();
}
