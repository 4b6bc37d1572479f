using Strawberry.Primitives;

namespace Strawberry.Scheduling;

/// <summary>What the queue delivers.</summary>
internal readonly struct WorkEvent
{
    private WorkEvent(WorkEventKind kind, object subject, object? content = null, Announcement? announced = null, SmallList<WorkTask> tasks = default)
    {
        Kind = kind;
        Subject = subject;
        Content = content;
        Announced = announced;
        Tasks = tasks;
    }

    public WorkEventKind Kind { get; }

    /// <summary>The group, series or stream.</summary>
    public object Subject { get; }

    /// <summary>The values of a series, the items or the failure of a stream, the task that a group failed by.</summary>
    public object? Content { get; }

    /// <summary>What is announced with it; null for nothing.</summary>
    public Announcement? Announced { get; }

    /// <summary>A group's tasks whose values are delivered.</summary>
    public SmallList<WorkTask> Tasks { get; }

    public static WorkEvent GroupValues(WorkGroup group, SmallList<WorkTask> tasks) => new(WorkEventKind.GroupValues, group, tasks: tasks);

    public static WorkEvent GroupSuccess(WorkGroup group, Announcement? announced) => new(WorkEventKind.GroupSuccess, group, announced: announced);

    public static WorkEvent GroupFailure(WorkGroup group, WorkTask task) => new(WorkEventKind.GroupFailure, group, task);

    public static WorkEvent SeriesValues(WorkSeries series, object values) => new(WorkEventKind.SeriesValues, series, values);

    public static WorkEvent StreamItems(WorkStream stream, object items, Announcement? announced) => new(WorkEventKind.StreamItems, stream, items, announced);

    public static WorkEvent StreamSuccess(WorkStream stream) => new(WorkEventKind.StreamSuccess, stream);

    public static WorkEvent StreamFailure(WorkStream stream, object failure) => new(WorkEventKind.StreamFailure, stream, failure);
}

/// <summary>What an event tells.</summary>
internal enum WorkEventKind
{
    /// <summary>Values of a group's tasks that were not delivered for another group before.</summary>
    GroupValues,

    /// <summary>A group is complete; its children and its tasks' streams are announced.</summary>
    GroupSuccess,

    /// <summary>A group failed by a task.</summary>
    GroupFailure,

    /// <summary>Groups of a series are complete, one after the other, with these values.</summary>
    SeriesValues,

    /// <summary>Items of a stream; what hangs on them is announced.</summary>
    StreamItems,

    /// <summary>A stream has ended.</summary>
    StreamSuccess,

    /// <summary>A stream has failed.</summary>
    StreamFailure,
}
