using Strawberry.Primitives;

namespace Strawberry.Scheduling;

/// <summary>How groups begin that were announced.</summary>
internal sealed partial class WorkQueue
{
    private void StartNew(Announcement? announced)
    {
        if (announced is null)
        {
            return;
        }

        // Finishing a group may promote its children: what is begun grows while it is walked. The events keep the announcement, so walk another.
        Announcement? walk = null;
        Announcement.Add(ref walk, announced.Groups);
        Announcement.Add(ref walk, announced.Streams);
        for (var i = 0; i < (walk?.Groups?.Count ?? 0); i++)
        {
            var group = walk!.Groups![i];
            _roots.Add(group);
            StartGroup(group);
            if (group.IsLive)
            {
                FinishIfDone(group, ref walk);
            }
        }

        foreach (var series in announced.Series ?? [])
        {
            series.Start();
        }

        foreach (var stream in walk?.Streams ?? NoStreams)
        {
            Open(stream);
        }
    }

    private void StartGroup(WorkGroup group)
    {
        foreach (var task in Copy(group.Tasks))
        {
            if (task.State == WorkTaskState.Failed)
            {
                // It failed for another group before this one was announced.
                Fail(group, task);
                return;
            }

            Start(task);
        }
    }

    private static void Start(WorkTask task)
    {
        if (task.State == WorkTaskState.New)
        {
            task.State = WorkTaskState.Started;
            task.Start();
        }
    }

    // A task that succeeds at once takes itself off the list.
    private static SmallList<WorkTask> Copy(SmallList<WorkTask> tasks)
    {
        if (tasks.Count < 2)
        {
            return tasks;
        }

        var copy = default(SmallList<WorkTask>);
        copy.AddRange(tasks);
        return copy;
    }
}
