using Strawberry.Primitives;

namespace Strawberry.Scheduling;

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
