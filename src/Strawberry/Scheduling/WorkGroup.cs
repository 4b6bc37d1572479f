using Strawberry.Primitives;

namespace Strawberry.Scheduling;

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
