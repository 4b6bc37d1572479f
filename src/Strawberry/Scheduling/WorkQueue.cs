using Strawberry.Primitives;

namespace Strawberry.Scheduling;

/// <summary>
/// The order of deferred work: groups wait for tasks, tasks may belong to several groups, groups have parents, and streams give items as they come.
/// Tells what was delivered as a list of events. Knows no GraphQL; used by one thread at a time.
/// </summary>
/// <remarks>The graph is that of the incremental delivery draft (graphql-spec pull request 1110), made exact by graphql-js 17.</remarks>
internal sealed class WorkQueue
{
    private static readonly List<WorkGroup> NoGroups = [];
    private static readonly List<WorkStream> NoStreams = [];

    private readonly HashSet<WorkStream> _rootStreams = [];
    private readonly List<WorkStream> _unstartedStreams = [];
    private List<WorkEvent> _events = [];
    private WorkGroup? _firstRoot;
    private bool _started;

    public WorkQueue(Work initial)
    {
        var (groups, streams) = Integrate(initial, null);
        InitialGroups = Prune(groups) ?? NoGroups;
        InitialStreams = streams;
        foreach (var group in InitialGroups)
        {
            AddRoot(group);
        }

        foreach (var stream in streams)
        {
            stream.Queue = this;
            _rootStreams.Add(stream);
            _unstartedStreams.Add(stream);
        }
    }

    /// <summary>The groups announced first.</summary>
    public List<WorkGroup> InitialGroups { get; }

    /// <summary>The streams announced first.</summary>
    public List<WorkStream> InitialStreams { get; }

    /// <summary>Whether nothing announced is outstanding.</summary>
    public bool IsFinished => _firstRoot is null && _rootStreams.Count == 0;

    public bool HasEvents => _events.Count > 0;

    /// <summary>Whether there are items of streams among the events.</summary>
    public bool HasItems { get; private set; }

    public int OpenStreams => _rootStreams.Count;

    public int LiveGroups { get; private set; }

    /// <summary>
    /// Starts what is announced and not yet started. Streams that wait for their items to be taken go on, unless there are events: those are to be taken
    /// first. What that announces in turn waits for the next call.
    /// </summary>
    public void Pull()
    {
        var running = HasEvents ? [] : FindRunning();
        var starting = _unstartedStreams.ToArray();
        _unstartedStreams.Clear();
        if (!_started)
        {
            _started = true;
            foreach (var group in InitialGroups)
            {
                StartGroup(group);
            }
        }

        foreach (var stream in running)
        {
            stream.Resume();
        }

        foreach (var stream in starting)
        {
            stream.Start();
        }
    }

    /// <summary>Lets started streams go on: what they gave was taken.</summary>
    public void Resume()
    {
        foreach (var stream in FindRunning())
        {
            stream.Resume();
        }
    }

    /// <summary>The events since the last call, in order.</summary>
    public List<WorkEvent> TakeEvents()
    {
        var taken = _events;
        _events = [];
        HasItems = false;
        return taken;
    }

    /// <summary>Ends everything that has not ended.</summary>
    public void Cancel()
    {
        for (var group = _firstRoot; group is not null; group = group.NextRoot)
        {
            CancelGroup(group);
        }

        foreach (var stream in _rootStreams)
        {
            stream.Cancel();
        }

        _firstRoot = null;
        _rootStreams.Clear();
        _unstartedStreams.Clear();
        _events.Clear();
    }

    public void TaskSucceeded(WorkTask task, Work work)
    {
        if (task.State != WorkTaskState.Started)
        {
            task.Discard();
            return;
        }

        task.State = WorkTaskState.Succeeded;
        Integrate(work, task);
        var found = default(Announced);
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

    /// <summary>Items of a stream are ready; <paramref name="works"/> is what hangs on them.</summary>
    public void StreamItems(WorkStream stream, object items, List<Work>? works)
    {
        var found = default(Announced);
        if (works is not null)
        {
            foreach (var work in works)
            {
                var (groups, streams) = Integrate(work, null);
                found.Add(Prune(groups));
                found.Add(streams);
            }
        }

        HasItems = true;
        _events.Add(new WorkEvent.StreamValues(stream, items, found.Groups ?? NoGroups, found.Streams ?? NoStreams));
        StartNew(found);
    }

    public void StreamSucceeded(WorkStream stream)
    {
        if (_rootStreams.Remove(stream))
        {
            _events.Add(new WorkEvent.StreamSuccess(stream));
        }
    }

    public void StreamFailed(WorkStream stream, object failure)
    {
        if (_rootStreams.Remove(stream))
        {
            _events.Add(new WorkEvent.StreamFailure(stream, failure));
        }
    }

    private WorkStream[] FindRunning() =>
        _rootStreams.Count > _unstartedStreams.Count ? [.. _rootStreams.Except(_unstartedStreams)] : [];

    private (List<WorkGroup> Groups, List<WorkStream> Streams) Integrate(Work work, WorkTask? parent)
    {
        if (ReferenceEquals(work, Work.None))
        {
            return (NoGroups, NoStreams);
        }

        List<WorkGroup> newRoots = parent is null ? new(work.Groups.Count) : NoGroups;
        foreach (var group in work.Groups)
        {
            AddGroup(group, work, newRoots, parent);
        }

        foreach (var task in work.Tasks)
        {
            task.Queue = this;
            if (!HasLiveGroup(task))
            {
                // It may have begun early: nobody waits for it any more.
                CancelTask(task);
                continue;
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

        if (parent is null)
        {
            return (newRoots, work.Streams);
        }

        parent.Streams.AddRange(work.Streams);
        return (NoGroups, NoStreams);
    }

    private void AddGroup(WorkGroup group, Work work, List<WorkGroup> newRoots, WorkTask? parentTask)
    {
        if (group.IsSeen)
        {
            return;
        }

        group.IsSeen = true;
        if (group.Parent is { } parent)
        {
            if (!parent.IsSeen && work.Groups.Contains(parent))
            {
                AddGroup(parent, work, newRoots, parentTask);
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

    private void StartNew(in Announced announced)
    {
        if (announced.Groups is null && announced.Streams is null)
        {
            return;
        }

        // Finishing a group may promote its children: the list grows while it is walked. The events keep the lists, so walk copies.
        var walk = new Announced([.. announced.Groups ?? NoGroups], [.. announced.Streams ?? NoStreams]);
        for (var i = 0; i < walk.Groups!.Count; i++)
        {
            var group = walk.Groups[i];
            AddRoot(group);
            StartGroup(group);
            if (group.IsLive)
            {
                FinishIfDone(group, ref walk);
            }
        }

        foreach (var stream in walk.Streams!)
        {
            stream.Queue = this;
            if (_rootStreams.Add(stream))
            {
                _unstartedStreams.Add(stream);
            }
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

    private void FinishIfDone(WorkGroup group, ref Announced found)
    {
        if (group.Pending > 0 || !group.IsLive || !group.IsRoot)
        {
            return;
        }

        End(group);
        RemoveRoot(group);
        var values = default(SmallList<WorkTask>);
        List<WorkStream>? streams = null;
        foreach (var task in group.Tasks)
        {
            if (task.State != WorkTaskState.Succeeded)
            {
                continue;
            }

            values.Add(task);
            foreach (var stream in task.Streams)
            {
                (streams ??= []).Add(stream);
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
        var children = Prune(group.Children);
        if (values.Count > 0)
        {
            _events.Add(new WorkEvent.GroupValues(group, values));
        }

        _events.Add(new WorkEvent.GroupSuccess(group, children ?? NoGroups, streams ?? NoStreams));
        found.Add(children);
        found.Add(streams);
    }

    private void Fail(WorkGroup group, WorkTask task)
    {
        _events.Add(new WorkEvent.GroupFailure(group, task));
        Remove(group);
    }

    private void Remove(WorkGroup group)
    {
        RemoveRoot(group);
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

    private void AddRoot(WorkGroup group)
    {
        if (group.IsRoot)
        {
            return;
        }

        group.IsRoot = true;
        group.NextRoot = _firstRoot;
        if (_firstRoot is not null)
        {
            _firstRoot.PreviousRoot = group;
        }

        _firstRoot = group;
    }

    private void RemoveRoot(WorkGroup group)
    {
        if (!group.IsRoot)
        {
            return;
        }

        group.IsRoot = false;
        if (group.PreviousRoot is { } previous)
        {
            previous.NextRoot = group.NextRoot;
        }
        else
        {
            _firstRoot = group.NextRoot;
        }

        if (group.NextRoot is { } next)
        {
            next.PreviousRoot = group.PreviousRoot;
        }

        group.NextRoot = null;
        group.PreviousRoot = null;
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

    /// <summary>What became ready to be announced; null for nothing.</summary>
    private struct Announced(List<WorkGroup>? groups, List<WorkStream>? streams)
    {
        public List<WorkGroup>? Groups { get; private set; } = groups;

        public List<WorkStream>? Streams { get; private set; } = streams;

        public void Add(List<WorkGroup>? groups)
        {
            if (groups is { Count: > 0 })
            {
                (Groups ??= []).AddRange(groups);
            }
        }

        public void Add(List<WorkStream>? streams)
        {
            if (streams is { Count: > 0 })
            {
                (Streams ??= []).AddRange(streams);
            }
        }
    }
}
