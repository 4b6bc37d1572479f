using Strawberry.Primitives;

namespace Strawberry.Scheduling;

/// <summary>How work becomes known to the queue, and which groups of it are worth announcing.</summary>
internal sealed partial class WorkQueue
{
    /// <summary>Makes groups and tasks known. Gives the groups without parent, unless a task leaves the work: its streams then wait for it.</summary>
    private List<WorkGroup> Integrate(Work work, WorkTask? parent)
    {
        if (ReferenceEquals(work, Work.None))
        {
            return NoGroups;
        }

        var newRoots = NoGroups;
        if (work.Groups is { } groups)
        {
            newRoots = parent is null ? new List<WorkGroup>(groups.Count) : NoGroups;
            foreach (var group in groups)
            {
                AddGroup(group, groups, newRoots, parent);
            }
        }

        foreach (var task in work.Tasks ?? [])
        {
            AddTask(task);
        }

        if (work.Series is { } series)
        {
            series.Queue = this;
            LiveGroups += series.Count;
        }

        if (parent is not null && work.Streams is { } streams)
        {
            parent.Streams.AddRange(streams);
        }

        return newRoots;
    }

    private void AddTask(WorkTask task)
    {
        task.Queue = this;
        if (!HasLiveGroup(task))
        {
            // It may have begun early: nobody waits for it any more.
            CancelTask(task);
            return;
        }

        foreach (var group in task.Groups)
        {
            if (group.IsLive)
            {
                group.Tasks.Add(task);
                group.Pending++;
                if (group.IsRoot)
                {
                    Start(task);
                }
            }
        }
    }

    private void AddGroup(WorkGroup group, List<WorkGroup> all, List<WorkGroup> newRoots, WorkTask? parentTask)
    {
        if (group.IsSeen)
        {
            return;
        }

        group.IsSeen = true;
        if (group.Parent is { } parent)
        {
            if (!parent.IsSeen && all.Contains(parent))
            {
                AddGroup(parent, all, newRoots, parentTask);
            }

            if (!parent.IsLive)
            {
                group.OnEnded();
                return;
            }

            parent.Children.Add(group);
        }
        else if (parentTask is null)
        {
            newRoots.Add(group);
        }

        group.IsLive = true;
        LiveGroups++;
    }

    /// <summary>Drops groups that will deliver nothing; their children take their place. Null: none is left.</summary>
    private List<WorkGroup>? Prune(List<WorkGroup> groups)
    {
        List<WorkGroup>? kept = null;
        foreach (var group in groups)
        {
            Prune(group, ref kept);
        }

        return kept;
    }

    private List<WorkGroup>? Prune(SmallList<WorkGroup> groups)
    {
        List<WorkGroup>? kept = null;
        foreach (var group in groups)
        {
            Prune(group, ref kept);
        }

        return kept;
    }

    private void Prune(WorkGroup group, ref List<WorkGroup>? kept)
    {
        if (!group.IsLive)
        {
            return;
        }

        if (group.Tasks.Count > 0)
        {
            (kept ??= []).Add(group);
            return;
        }

        End(group);
        foreach (var child in group.Children)
        {
            Prune(child, ref kept);
        }
    }

    private static bool HasLiveGroup(WorkTask task)
    {
        foreach (var group in task.Groups)
        {
            if (group.IsLive)
            {
                return true;
            }
        }

        return false;
    }
}
