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

/// <summary>Short ways to say work and events.</summary>
internal static class WorkNotation
{
    public static Work Work(params object[] parts)
    {
        var work = new Work();
        foreach (var part in parts)
        {
            switch (part)
            {
                case WorkGroup group:
                    work.Groups.Add(group);
                    break;
                case WorkTask task:
                    work.Tasks.Add(task);
                    break;
                case WorkStream stream:
                    work.Streams.Add(stream);
                    break;
            }
        }

        return work;
    }

    /// <summary>The events since the last call, a line each.</summary>
    public static string[] Take(this WorkQueue queue) => [.. queue.TakeEvents().Select(Describe)];

    private static string Describe(WorkEvent @event) => @event switch
    {
        WorkEvent.GroupValues(var group, var tasks) => $"{group} gives {Names(tasks)}",
        WorkEvent.GroupSuccess(var group, var groups, var streams) => $"{group} is complete{New(groups, streams)}",
        WorkEvent.GroupFailure(var group, var task) => $"{group} failed by {task}",
        WorkEvent.StreamValues(var stream, var items, var groups, var streams) => $"{stream} gives {items}{New(groups, streams)}",
        WorkEvent.StreamSuccess(var stream) => $"{stream} is complete",
        WorkEvent.StreamFailure(var stream, var failure) => $"{stream} failed by {failure}",
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

    private static string New(List<WorkGroup> groups, List<WorkStream> streams) =>
        string.Concat(groups.Select(g => $" +{g}")) + string.Concat(streams.Select(s => $" +{s}"));
}
