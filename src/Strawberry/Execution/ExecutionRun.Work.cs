using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What a run leaves for later: groups, their tasks, and streams.</summary>
internal sealed partial class ExecutionRun
{
    // Most runs leave nothing: the lists are made when something is.
    private List<WorkGroup>? _groups;
    private List<WorkTask>? _tasks;
    private List<WorkStream>? _streams;

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
        var work = new Work { Groups = _groups ?? [], Tasks = _tasks ?? [], Streams = _streams ?? [] };
        work.Tasks.RemoveAll(static task =>
        {
            var isDead = ((ExecutionGroup)task).Node is { IsDead: true };
            if (isDead)
            {
                task.Cancel();
            }

            return isDead;
        });
        work.Streams.RemoveAll(static stream =>
        {
            var isDead = ((ItemStream)stream).Node.IsDead;
            if (isDead)
            {
                stream.Cancel();
            }

            return isDead;
        });
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

    private void EnterDefers(Selection selection)
    {
        HadWork = true;
        var node = Materialize();
        Operation.CountDeferredGroups(selection.DeferUsages.Length);
        foreach (var usage in selection.DeferUsages)
        {
            Defers = new DeliveryGroup(Operation, usage, node, DeliveryGroup.Find(Defers, usage.Parent), Defers);
        }
    }

    /// <summary>Announces the last <paramref name="count"/> groups, in the order they were made.</summary>
    private void AddGroups(int count, DeliveryGroup? last)
    {
        if (count == 0)
        {
            return;
        }

        _groups ??= [];
        var position = _groups.Count;
        for (; count > 0; count--, last = last!.Outer)
        {
            _groups.Insert(position, last!);
        }
    }

    private void AddDeferred(object? source, Selection selection)
    {
        var node = Materialize();
        foreach (var deferred in selection.Deferred)
        {
            var groups = default(SmallList<WorkGroup>);
            foreach (var usage in deferred.Usages)
            {
                groups.Add(DeliveryGroup.Find(Defers, usage)!);
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
            if (((ExecutionGroup)_tasks![i]).Position > start)
            {
                _tasks![i].Cancel();
                _tasks!.RemoveAt(i);
            }
        }

        for (var i = (_streams?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (((ItemStream)_streams![i]).Position > start)
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
