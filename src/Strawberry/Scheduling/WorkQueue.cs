namespace Strawberry.Scheduling;

/// <summary>
/// The order of deferred work: groups wait for tasks, tasks may belong to several groups, groups have parents, and streams give items as they come.
/// Tells what was delivered as a list of events. Knows no GraphQL; used by one thread at a time.
/// </summary>
/// <remarks>The graph is that of the incremental delivery draft (graphql-spec pull request 1110), made exact by graphql-js 17.</remarks>
internal sealed partial class WorkQueue
{
    private static readonly List<WorkGroup> NoGroups = [];
    private static readonly List<WorkStream> NoStreams = [];

    private List<WorkEvent> _events = [];
    private List<WorkEvent> _taken = [];
    private RootGroups _roots;
    private OpenStreams _streams;
    private WorkSeries? _waitingSeries;
    private bool _started;

    public WorkQueue(Work initial)
    {
        InitialGroups = Prune(Integrate(initial, null)) ?? NoGroups;
        foreach (var group in InitialGroups)
        {
            _roots.Add(group);
        }

        InitialStreams = initial.Streams ?? NoStreams;
        foreach (var stream in InitialStreams)
        {
            Open(stream);
        }

        _waitingSeries = initial.Series;
    }

    /// <summary>The groups announced first.</summary>
    public List<WorkGroup> InitialGroups { get; }

    /// <summary>The series of groups announced first, behind <see cref="InitialGroups"/>; null once they have started, or for none.</summary>
    public WorkSeries? InitialSeries => _waitingSeries;

    /// <summary>The streams announced first.</summary>
    public List<WorkStream> InitialStreams { get; }

    /// <summary>Whether nothing announced is outstanding.</summary>
    public bool IsFinished => _roots.First is null && _streams.Count == 0 && _waitingSeries is null;

    public bool HasEvents => _events.Count > 0;

    /// <summary>Whether there are items of streams among the events.</summary>
    public bool HasItems { get; private set; }

    public int LiveGroups { get; private set; }

    /// <summary>
    /// Starts what is announced and not yet started. Streams that wait for their items to be taken go on, unless there are events: those are to be taken
    /// first. What that announces in turn waits for the next call.
    /// </summary>
    public void Pull()
    {
        var resumes = !HasEvents;
        var starting = _streams.TakeUnstarted();
        if (!_started)
        {
            _started = true;
            foreach (var group in InitialGroups)
            {
                StartGroup(group);
            }

            if (_waitingSeries is { } series)
            {
                _waitingSeries = null;
                series.Start();
            }
        }

        if (resumes)
        {
            Resume();
        }

        foreach (var stream in starting ?? NoStreams)
        {
            stream.IsStarted = true;
            stream.Start();
        }
    }

    /// <summary>Lets started streams go on: what they gave was taken.</summary>
    public void Resume()
    {
        for (var stream = _streams.First; stream is not null;)
        {
            // A stream that resumes may end, but no other does by that.
            var next = stream.NextOpen;
            if (stream.IsStarted)
            {
                stream.Resume();
            }

            stream = next;
        }
    }

    /// <summary>The events since the last call, in order. The list is used again by the next call but one.</summary>
    public List<WorkEvent> TakeEvents()
    {
        var taken = _events;
        _events = _taken;
        _events.Clear();
        _taken = taken;
        HasItems = false;
        return taken;
    }

    /// <summary>Ends everything that has not ended.</summary>
    public void Cancel()
    {
        for (var group = _roots.First; group is not null; group = group.NextRoot)
        {
            CancelGroup(group);
        }

        for (var stream = _streams.First; stream is not null; stream = stream.NextOpen)
        {
            stream.Cancel();
        }

        _waitingSeries?.Cancel();
        _waitingSeries = null;
        _roots.Clear();
        _streams.Clear();
        _events.Clear();
    }

    private void Open(WorkStream stream)
    {
        stream.Queue = this;
        _streams.Add(stream);
    }
}
