using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Tests.Scheduling;

internal sealed class HandGroup(string name, WorkGroup? parent = null) : WorkGroup(parent)
{
    public override string ToString() => name;
}

/// <summary>A task that ends when a test says so, or as soon as it starts.</summary>
internal sealed class HandTask(string name, params WorkGroup[] groups) : WorkTask(List(groups))
{
    private readonly List<string> _log = [];

    /// <summary>What was asked of it.</summary>
    public string Log => string.Join(' ', _log);

    /// <summary>What it leaves when it ends at once; null for a task that ends by hand.</summary>
    public Work? AtOnce { get; init; }

    public override void Start()
    {
        _log.Add("start");
        if (AtOnce is { } work)
        {
            Succeed(work);
        }
    }

    public override void Cancel() => _log.Add("cancel");

    public override void Discard() => _log.Add("discard");

    public void Succeed(Work? work = null) => Queue!.TaskSucceeded(this, work ?? Work.None);

    public void Fail() => Queue!.TaskFailed(this);

    public override string ToString() => name;

    private static SmallList<WorkGroup> List(WorkGroup[] groups)
    {
        var list = default(SmallList<WorkGroup>);
        foreach (var group in groups)
        {
            list.Add(group);
        }

        return list;
    }
}

internal sealed class HandStream(string name) : WorkStream
{
    private readonly List<string> _log = [];

    public string Log => string.Join(' ', _log);

    public override void Start() => _log.Add("start");

    public override void Resume() => _log.Add("resume");

    public override void Cancel() => _log.Add("cancel");

    public void Give(string items, params Work[] works) => Queue!.StreamItems(this, items, works.Length == 0 ? null : [.. works]);

    public void End() => Queue!.StreamSucceeded(this);

    public void Fail(string why) => Queue!.StreamFailed(this, why);

    public override string ToString() => name;
}

/// <summary>Groups that become whatever a test says, when they start.</summary>
internal sealed class HandSeries(string name, int count) : WorkSeries
{
    private readonly List<string> _log = [];

    public string Log => string.Join(' ', _log);

    public Action<HandSeries>? OnStart { get; init; }

    public override int Count => count;

    public override void Start()
    {
        _log.Add("start");
        OnStart?.Invoke(this);
    }

    public override void Cancel() => _log.Add("cancel");

    public void Give(string values, int groups) => Queue!.SeriesValues(this, values, groups);

    public override string ToString() => name;
}

/// <summary>Short ways to say work and events.</summary>
internal static class WorkNotation
{
    public static Work Work(params object[] parts)
    {
        return new Work
        {
            Groups = [.. parts.OfType<WorkGroup>()],
            Tasks = [.. parts.OfType<WorkTask>()],
            Streams = [.. parts.OfType<WorkStream>()],
            Series = parts.OfType<WorkSeries>().SingleOrDefault(),
        };
    }

    /// <summary>The events since the last call, a line each.</summary>
    public static string[] Take(this WorkQueue queue) => [.. queue.TakeEvents().Select(Describe)];

    private static string Describe(WorkEvent @event) => @event.Kind switch
    {
        WorkEventKind.GroupValues => $"{@event.Subject} gives {Names(@event.Tasks)}",
        WorkEventKind.SeriesValues or WorkEventKind.StreamItems => $"{@event.Subject} gives {@event.Content}{New(@event.Announced)}",
        WorkEventKind.GroupSuccess or WorkEventKind.StreamSuccess => $"{@event.Subject} is complete{New(@event.Announced)}",
        WorkEventKind.GroupFailure or WorkEventKind.StreamFailure => $"{@event.Subject} failed by {@event.Content}",
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };

    private static string Names(SmallList<WorkTask> tasks)
    {
        var names = new List<string>();
        foreach (var task in tasks)
        {
            names.Add(task.ToString()!);
        }

        return string.Join(' ', names);
    }

    private static string New(Announcement? announced) =>
        string.Concat((announced?.Groups ?? []).Select(g => $" +{g}"))
        + string.Concat((announced?.Series ?? []).Select(s => $" +{s}"))
        + string.Concat((announced?.Streams ?? []).Select(s => $" +{s}"));
}
