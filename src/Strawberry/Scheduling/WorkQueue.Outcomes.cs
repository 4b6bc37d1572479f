using Strawberry.Primitives;

namespace Strawberry.Scheduling;

/// <summary>What tasks, series and streams report, and what becomes of the groups that wait for it.</summary>
internal sealed partial class WorkQueue
{
    public void TaskSucceeded(WorkTask task, Work work)
    {
        if (task.State != WorkTaskState.Started)
        {
            task.Discard();
            return;
        }

        task.State = WorkTaskState.Succeeded;
        Integrate(work, task);
        Announcement? found = null;
        foreach (var group in task.Groups)
        {
            if (group.IsLive)
            {
                group.Pending--;
                FinishIfDone(group, ref found);
            }
        }

        StartNew(found);
    }

    public void TaskFailed(WorkTask task)
    {
        if (task.State != WorkTaskState.Started)
        {
            task.Discard();
            return;
        }

        task.State = WorkTaskState.Failed;
        foreach (var group in task.Groups)
        {
            if (group is { IsLive: true, IsRoot: true })
            {
                Fail(group, task);
            }
        }
    }

    /// <summary>The next <paramref name="count"/> groups of a series are complete, with these values.</summary>
    public void SeriesValues(WorkSeries series, object values, int count)
    {
        LiveGroups -= count;
        _events.Add(WorkEvent.SeriesValues(series, values));
    }

    /// <summary>A group of a series becomes one like any other: its one task was begun, and reports from here on.</summary>
    public void Join(WorkGroup group, WorkTask task)
    {
        group.IsSeen = true;
        group.IsLive = true;
        group.Tasks.Add(task);
        group.Pending = 1;
        _roots.Add(group);
        task.Queue = this;
        task.State = WorkTaskState.Started;
    }

    /// <summary>Items of a stream are ready; <paramref name="works"/> is what hangs on them.</summary>
    public void StreamItems(WorkStream stream, object items, List<Work>? works)
    {
        Announcement? found = null;
        foreach (var work in works ?? [])
        {
            Announcement.Add(ref found, Prune(Integrate(work, null)));
            Announcement.Add(ref found, work.Series);
            Announcement.Add(ref found, work.Streams);
        }

        HasItems = true;
        _events.Add(WorkEvent.StreamItems(stream, items, found));
        StartNew(found);
    }

    public void StreamSucceeded(WorkStream stream)
    {
        if (_streams.Remove(stream))
        {
            _events.Add(WorkEvent.StreamSuccess(stream));
        }
    }

    public void StreamFailed(WorkStream stream, object failure)
    {
        if (_streams.Remove(stream))
        {
            _events.Add(WorkEvent.StreamFailure(stream, failure));
        }
    }

    private void FinishIfDone(WorkGroup group, ref Announcement? found)
    {
        if (group.Pending > 0 || !group.IsLive || !group.IsRoot)
        {
            return;
        }

        End(group);
        _roots.Remove(group);
        Announcement? announced = null;
        var values = default(SmallList<WorkTask>);
        foreach (var task in group.Tasks)
        {
            if (task.State != WorkTaskState.Succeeded)
            {
                continue;
            }

            values.Add(task);
            foreach (var stream in task.Streams)
            {
                Announcement.Add(ref announced, stream);
            }

            task.State = WorkTaskState.Delivered;
            foreach (var other in task.Groups)
            {
                if (!ReferenceEquals(other, group))
                {
                    other.Tasks.Remove(task);
                }
            }
        }

        group.Tasks.Clear();
        Announcement.Add(ref announced, Prune(group.Children));
        if (values.Count > 0)
        {
            _events.Add(WorkEvent.GroupValues(group, values));
        }

        _events.Add(WorkEvent.GroupSuccess(group, announced));
        Announcement.Add(ref found, announced?.Groups);
        Announcement.Add(ref found, announced?.Streams);
    }

    private void Fail(WorkGroup group, WorkTask task)
    {
        _events.Add(WorkEvent.GroupFailure(group, task));
        Remove(group);
    }

    private void Remove(WorkGroup group)
    {
        _roots.Remove(group);
        End(group);
        foreach (var task in group.Tasks)
        {
            if (!HasLiveGroup(task))
            {
                CancelTask(task);
            }
        }

        group.Tasks.Clear();
        foreach (var child in group.Children)
        {
            if (child.IsLive)
            {
                Remove(child);
            }
        }
    }

    private void End(WorkGroup group)
    {
        group.IsLive = false;
        LiveGroups--;
        group.OnEnded();
    }

    private static void CancelGroup(WorkGroup group)
    {
        foreach (var task in group.Tasks)
        {
            CancelTask(task);
        }

        foreach (var child in group.Children)
        {
            CancelGroup(child);
        }
    }

    private static void CancelTask(WorkTask task)
    {
        if (task.State is WorkTaskState.Delivered or WorkTaskState.Canceled)
        {
            return;
        }

        var state = task.State;
        task.State = WorkTaskState.Canceled;
        task.Cancel();
        if (state == WorkTaskState.Succeeded)
        {
            foreach (var stream in task.Streams)
            {
                stream.Cancel();
            }
        }
    }
}
