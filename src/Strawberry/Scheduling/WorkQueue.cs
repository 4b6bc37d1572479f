namespace Strawberry.Scheduling;

/// <summary>
/// The order of deferred work: groups wait for tasks, tasks may belong to several groups, groups have parents, and streams give items as they come.
/// Tells what was delivered as a list of events. Knows no GraphQL; used by one thread at a time.
/// </summary>
/// <remarks>The graph is that of the incremental delivery draft (graphql-spec pull request 1110), made exact by graphql-js 17.</remarks>
internal sealed class WorkQueue
{
    private readonly HashSet<WorkGroup> _rootGroups = [];
    private readonly HashSet<WorkStream> _rootStreams = [];
    private readonly List<WorkStream> _unstartedStreams = [];
    private List<WorkEvent> _events = [];
    private bool _started;

    public WorkQueue(Work initial)
    {
        var (groups, streams) = Integrate(initial, null);
        InitialGroups = Prune(groups, []);
        InitialStreams = streams;
        foreach (var group in InitialGroups)
        {
            _rootGroups.Add(group);
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
    public bool IsFinished => _rootGroups.Count == 0 && _rootStreams.Count == 0;

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
        foreach (var group in _rootGroups)
        {
            CancelGroup(group);
        }

        foreach (var stream in _rootStreams)
        {
            stream.Cancel();
        }

        _rootGroups.Clear();
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
        var newGroups = new List<WorkGroup>();
        var newStreams = new List<WorkStream>();
        foreach (var group in task.Groups)
        {
            if (group.IsLive)
            {
                group.Pending--;
                FinishIfDone(group, newGroups, newStreams);
            }
        }

        StartNew(newGroups, newStreams);
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
            if (group.IsLive && _rootGroups.Contains(group))
            {
                Fail(group, task);
            }
        }
    }

    /// <summary>Items of a stream are ready; <paramref name="works"/> is what hangs on them.</summary>
    public void StreamItems(WorkStream stream, object items, List<Work>? works)
    {
        var newGroups = new List<WorkGroup>();
        var newStreams = new List<WorkStream>();
        if (works is not null)
        {
            foreach (var work in works)
            {
                var (groups, streams) = Integrate(work, null);
                newGroups.AddRange(Prune(groups, []));
                newStreams.AddRange(streams);
            }
        }

        HasItems = true;
        _events.Add(new WorkEvent.StreamValues(stream, items, newGroups, newStreams));
        StartNew(newGroups, newStreams);
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
        List<WorkGroup> newRoots = [];
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
                    if (_rootGroups.Contains(group))
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
        return (newRoots, []);
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

    /// <summary>Drops groups that will deliver nothing; their children take their place.</summary>
    private List<WorkGroup> Prune(List<WorkGroup> groups, List<WorkGroup> kept)
    {
        foreach (var group in groups)
        {
            if (!group.IsLive)
            {
                continue;
            }

            if (group.Tasks.Count == 0)
            {
                End(group);
                Prune(group.Children, kept);
            }
            else
            {
                kept.Add(group);
            }
        }

        return kept;
    }

    private void StartNew(List<WorkGroup> newGroups, List<WorkStream> newStreams)
    {
        // Finishing a group may promote its children: the list grows while it is walked. The events keep the lists, so walk copies.
        List<WorkGroup> groups = [.. newGroups];
        List<WorkStream> streams = [.. newStreams];
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            _rootGroups.Add(group);
            StartGroup(group);
            if (group.IsLive)
            {
                FinishIfDone(group, groups, streams);
            }
        }

        foreach (var stream in streams)
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
        foreach (var task in group.Tasks.ToArray())
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

    private void FinishIfDone(WorkGroup group, List<WorkGroup> newGroups, List<WorkStream> newStreams)
    {
        if (group.Pending > 0 || !group.IsLive || !_rootGroups.Contains(group))
        {
            return;
        }

        End(group);
        _rootGroups.Remove(group);
        var values = new List<WorkTask>();
        var streams = new List<WorkStream>();
        foreach (var task in group.Tasks)
        {
            if (task.State == WorkTaskState.Succeeded)
            {
                values.Add(task);
                streams.AddRange(task.Streams);
                task.State = WorkTaskState.Delivered;
                foreach (var other in task.Groups)
                {
                    if (!ReferenceEquals(other, group))
                    {
                        other.Tasks.Remove(task);
                    }
                }
            }
        }

        group.Tasks.Clear();
        var children = Prune(group.Children, []);
        if (values.Count > 0)
        {
            _events.Add(new WorkEvent.GroupValues(group, values));
        }

        _events.Add(new WorkEvent.GroupSuccess(group, children, streams));
        newGroups.AddRange(children);
        newStreams.AddRange(streams);
    }

    private void Fail(WorkGroup group, WorkTask task)
    {
        _events.Add(new WorkEvent.GroupFailure(group, task));
        Remove(group);
    }

    private void Remove(WorkGroup group)
    {
        _rootGroups.Remove(group);
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
}
