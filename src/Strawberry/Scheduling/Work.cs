using Strawberry.Primitives;

namespace Strawberry.Scheduling;

/// <summary>What a finished piece of work leaves for later.</summary>
internal sealed class Work
{
    public static readonly Work None = new();

    public List<WorkGroup> Groups { get; init; } = [];

    public List<WorkTask> Tasks { get; init; } = [];

    public List<WorkStream> Streams { get; init; } = [];

    public bool IsEmpty => Tasks.Count == 0 && Streams.Count == 0;

    /// <summary>Ends work that no queue has been told of.</summary>
    public void Cancel()
    {
        foreach (var group in Groups)
        {
            group.OnEnded();
        }

        foreach (var task in Tasks)
        {
            task.Cancel();
        }

        foreach (var stream in Streams)
        {
            stream.Cancel();
        }
    }
}

/// <summary>What is announced and delivered as a whole: all its tasks, or a failure.</summary>
internal abstract class WorkGroup(WorkGroup? parent)
{
    /// <summary>The group that must be delivered before this one is announced.</summary>
    public WorkGroup? Parent { get; } = parent;

    internal SmallList<WorkGroup> Children;

    internal SmallList<WorkTask> Tasks;

    // The queue's list of groups that are announced and outstanding.
    internal WorkGroup? NextRoot;
    internal WorkGroup? PreviousRoot;

    /// <summary>Announced and outstanding.</summary>
    internal bool IsRoot { get; set; }

    /// <summary>Tasks that have not succeeded yet.</summary>
    internal int Pending { get; set; }

    internal bool IsSeen { get; set; }

    /// <summary>Known to the queue, and neither delivered, failed nor dropped.</summary>
    internal bool IsLive { get; set; }

    /// <summary>Called once, when the group was delivered, has failed or was dropped.</summary>
    public virtual void OnEnded()
    {
    }
}

/// <summary>A computation that one or several groups wait for.</summary>
internal abstract class WorkTask(SmallList<WorkGroup> groups)
{
    internal SmallList<WorkStream> Streams;

    public SmallList<WorkGroup> Groups { get; } = groups;

    internal WorkQueue? Queue { get; set; }

    internal WorkTaskState State { get; set; }

    /// <summary>Begins the computation; it reports to <see cref="Queue"/>, at once or later.</summary>
    public abstract void Start();

    /// <summary>The value is not wanted any more.</summary>
    public abstract void Cancel();

    /// <summary>The value came after it was not wanted any more.</summary>
    public abstract void Discard();
}

internal enum WorkTaskState
{
    New,
    Started,
    Succeeded,
    Failed,
    Delivered,
    Canceled,
}

/// <summary>A source of items that are delivered as they come.</summary>
internal abstract class WorkStream
{
    internal WorkQueue? Queue { get; set; }

    /// <summary>Begins to take items.</summary>
    public abstract void Start();

    /// <summary>The consumer took what was ready: go on if the stream waits for that.</summary>
    public abstract void Resume();

    /// <summary>Items are not wanted any more.</summary>
    public abstract void Cancel();
}

/// <summary>What the queue delivers.</summary>
internal abstract record WorkEvent
{
    /// <summary>Values of a group's tasks that were not delivered for another group before.</summary>
    public sealed record GroupValues(WorkGroup Group, SmallList<WorkTask> Tasks) : WorkEvent;

    /// <summary>A group is complete; its children and its tasks' streams are announced.</summary>
    public sealed record GroupSuccess(WorkGroup Group, List<WorkGroup> NewGroups, List<WorkStream> NewStreams) : WorkEvent;

    /// <summary>A group failed by a task.</summary>
    public sealed record GroupFailure(WorkGroup Group, WorkTask Task) : WorkEvent;

    /// <summary>Items of a stream; what hangs on them is announced.</summary>
    public sealed record StreamValues(WorkStream Stream, object Items, List<WorkGroup> NewGroups, List<WorkStream> NewStreams) : WorkEvent;

    /// <summary>A stream has ended.</summary>
    public sealed record StreamSuccess(WorkStream Stream) : WorkEvent;

    /// <summary>A stream has failed.</summary>
    public sealed record StreamFailure(WorkStream Stream, object Failure) : WorkEvent;
}
