using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What a run leaves for later: groups, their tasks, and streams.</summary>
internal sealed partial class ExecutionRun
{
    // Most runs leave nothing: the lists are made when something is.
    private List<DeliveryGroup>? _groups;
    private List<ExecutionGroup>? _tasks;
    private List<ItemStream>? _streams;

    /// <summary>Whether the run has ever left work, which refers to positions of its result.</summary>
    public bool HadWork { get; private set; }

    /// <summary>Takes the work that hangs on the run's data. What hangs on a position that became null is dropped.</summary>
    public Work TakeWork()
    {
        if (_groups is null && _tasks is null && _streams is null)
        {
            return Work.None;
        }

        Operation.IsShared = true;

        var work = new Work();
        work.Groups.AddRange(_groups ?? []);
        foreach (var task in _tasks ?? [])
        {
            if (task.Node is { IsDead: true })
            {
                task.Cancel();
            }
            else
            {
                work.Tasks.Add(task);
            }
        }

        foreach (var stream in _streams ?? [])
        {
            if (stream.Node is { IsDead: true })
            {
                stream.Cancel();
            }
            else
            {
                work.Streams.Add(stream);
            }
        }

        ResetWork();
        return work;
    }

    /// <summary>Hands the rest of a list to a stream.</summary>
    public void AddStream(ItemSource source, SelectedField field, int initialCount)
    {
        var stream = new ItemStream(Operation, source, field.Stream!, Materialize()!, initialCount, Buffer.Length, PartScopes);
        HadWork = true;
        (_streams ??= []).Add(stream);
        Operation.Prime(stream);
    }

    private List<DeliveryGroup> EnterDefers(Selection selection)
    {
        HadWork = true;
        var node = Materialize();
        var groups = new List<DeliveryGroup>(selection.DeferUsages.Length);
        Operation.CountDeferredGroups(selection.DeferUsages.Length);
        foreach (var usage in selection.DeferUsages)
        {
            var group = new DeliveryGroup(Operation, usage.Label, node, DeferMap.Find(Defers, usage.Parent));
            groups.Add(group);
            Defers = new DeferMap(usage, group, Defers);
        }

        return groups;
    }

    private void AddDeferred(object? source, Selection selection)
    {
        var node = Materialize();
        foreach (var deferred in selection.Deferred)
        {
            var groups = new WorkGroup[deferred.Usages.Length];
            for (var i = 0; i < groups.Length; i++)
            {
                groups[i] = DeferMap.Find(Defers, deferred.Usages[i])!;
            }

            var task = new ExecutionGroup(Operation, groups, source, deferred.Selection, node, Defers, Buffer.Length) { Scopes = PartScopes };
            (_tasks ??= []).Add(task);
            Operation.Prime(task);
        }
    }

    private void TruncateWork(int start)
    {
        for (var i = (_tasks?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_tasks![i].Position > start)
            {
                _tasks![i].Cancel();
                _tasks!.RemoveAt(i);
            }
        }

        for (var i = (_streams?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_streams![i].Position > start)
            {
                _streams![i].Cancel();
                _streams!.RemoveAt(i);
            }
        }
    }

    private void DiscardWork()
    {
        Operation.DeferredGroupsEnded(_groups?.Count ?? 0);
        foreach (var task in _tasks ?? [])
        {
            task.Cancel();
        }

        foreach (var stream in _streams ?? [])
        {
            stream.Cancel();
        }

        ResetWork();
    }

    private void ResetWork()
    {
        _groups = null;
        _tasks = null;
        _streams = null;
    }
}
