using System.Runtime.CompilerServices;
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
    private DeferredObjects? _apart;
    private DeliveryGroup? _fragmentGroup;

    /// <summary>Whether the run has ever left work, which refers to positions of its result.</summary>
    public bool HadWork { get; private set; }

    /// <summary>Who makes the group of the fragment that the run executes, should anything need it; null when there is none or it is made.</summary>
    public DeferredRunner? Fragment { get; set; }

    private DeliveryGroup? FragmentGroup => _fragmentGroup ??= Fragment?.MakeGroup();

    private bool HasWork => _groups is not null || _tasks is not null || _streams is not null || _apart is not null;

    /// <summary>Takes the work that hangs on the run's data. What hangs on a position that became null is dropped.</summary>
    public Work TakeWork()
    {
        if (!HasWork)
        {
            return Work.None;
        }

        if (_hasLateNulls || Operation.IsEarly)
        {
            DropDeadWork();
        }

        if (_apart is { Count: 0 } none)
        {
            none.Cancel();
            _apart = null;
        }

        var work = new Work { Groups = _groups, Tasks = _tasks, Streams = _streams, Series = _apart };
        ResetWork();
        return work;
    }

    /// <summary>Makes the group of the fragment that the run executes, for good.</summary>
    public DeliveryGroup TakeFragmentGroup()
    {
        var group = FragmentGroup!;
        Fragment = null;
        return group;
    }

    /// <summary>Hands the rest of a list to a stream.</summary>
    public void AddStream(ItemSource source, SelectedField field, int initialCount)
    {
        var stream = new ItemStream(Operation, source, field.Stream!, Materialize()!, initialCount, Buffer.Length, PartScopes);
        HadWork = true;
        (_streams ??= []).Add(stream);
        Operation.Prime(stream);
    }

    /// <summary>Begins an object with usages of <c>@defer</c>. True: its group need not be known before the object is complete.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool EnterDefers(Selection selection) =>

        // Another object like the last: all else was looked at then.
        (_apart is { } apart && apart.IsLast(selection) && Defers is null && Operation.TryCountDeferredGroup(apart.Limit)) || EnterOtherDefers(selection);

    private bool EnterOtherDefers(Selection selection)
    {
        EndListApart();
        HadWork = true;
        Operation.CountDeferredGroups(selection.DeferUsages.Length);
        if (selection.IsDeferredApart && Defers is null && _groups is null && !Operation.IsEarly)
        {
            return true;
        }

        MakeGroups(selection);
        return false;
    }

    private void MakeGroups(Selection selection)
    {
        var node = Materialize();
        foreach (var usage in selection.DeferUsages)
        {
            var outer = Defers ?? FragmentGroup;
            Defers = new DeliveryGroup(Operation, usage, node, DeliveryGroup.Find(outer, usage.Parent), outer);
        }
    }

    /// <summary>Announces the last <paramref name="count"/> groups, in the order they were made.</summary>
    private void AddGroups(int count, DeliveryGroup? last)
    {
        if (count == 0)
        {
            return;
        }

        if (_groups is null)
        {
            _groups = [];
            if (_apart is { } apart)
            {
                // All groups of a run are announced in the order of the response.
                _apart = null;
                apart.MakeAll(_groups, _tasks ??= []);
            }
        }

        var position = _groups.Count;
        for (; count > 0; count--, last = last!.Outer)
        {
            _groups.Insert(position, last!);
        }
    }

    private void AddDeferred(object? source, Selection selection)
    {
        // Also of groups that begin further out, in another run perhaps.
        HadWork = true;
        var node = Materialize();
        var innermost = Defers ?? FragmentGroup;
        foreach (var deferred in selection.Deferred)
        {
            var groups = default(SmallList<WorkGroup>);
            foreach (var usage in deferred.Usages)
            {
                groups.Add(DeliveryGroup.Find(innermost, usage)!);
            }

            var task = new ExecutionGroup(Operation, groups, source, deferred.Selection, node, innermost, Buffer.Length) { Scopes = PartScopes };
            (_tasks ??= []).Add(task);
            Operation.Prime(task);
        }
    }

    private void AddApart(object? source, Selection selection)
    {
        var depth = Depth - 1;
        if (_apart is { } apart && depth > 0)
        {
            // The next item of a list: known by its list's position.
            ref var frame = ref Frames[depth];
            if (frame.Field is null && frame.Late == 0 && Frames[depth - 1].HasNode && apart.TryContinue(source, selection, Frames[depth - 1].Node, frame.Index))
            {
                return;
            }
        }

        AddOtherApart(source, selection);
    }

    private void AddOtherApart(object? source, Selection selection)
    {
        if (_groups is not null)
        {
            // An object inside of it left groups that had to be made.
            var last = MakeGroup(selection);
            _groups.Add(last);
            AddTask(source, selection, last);
            return;
        }

        // An item of a list is known by its list's position, unless it has one of its own already.
        var depth = Depth - 1;
        var node = depth >= 0 && Frames[depth] is { Field: null, Late: 0 } ? null : Materialize();
        var index = -1;
        if (node is null && depth >= 0)
        {
            node = NodeAt(depth);
            index = Frames[depth].Index;
        }

        _apart ??= Operation.TakeDeferredObjects(PartScopes);
        _apart.Add(source, selection, node, index, Buffer.Length);
    }

    private DeliveryGroup MakeGroup(Selection selection) => new(Operation, selection.DeferUsages[0], Materialize(), null, null);

    private void AddTask(object? source, Selection selection, DeliveryGroup group) =>
        (_tasks ??= []).Add(
            new ExecutionGroup(
                Operation,
                new SmallList<WorkGroup>(group),
                source,
                selection.Deferred[0].Selection,
                group.Node,
                group,
                Buffer.Length)
            {
                Scopes = PartScopes,
            });

    private void DropDeadWork()
    {
        _apart?.DropDead();
        _tasks?.RemoveAll(static task =>
        {
            var isDead = ((ExecutionGroup)task).Node is { IsDead: true };
            if (isDead)
            {
                task.Cancel();
            }

            return isDead;
        });
        _streams?.RemoveAll(static stream =>
        {
            var isDead = ((ItemStream)stream).Node.IsDead;
            if (isDead)
            {
                stream.Cancel();
            }

            return isDead;
        });
    }

    private void TruncateWork(int start)
    {
        _apart?.Truncate(start);
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

        _apart?.Cancel();
        ResetWork();
    }

    private void ResetWork()
    {
        _groups = null;
        _tasks = null;
        _streams = null;
        _apart = null;
    }
}
