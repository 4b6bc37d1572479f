using System.Runtime.CompilerServices;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>How a run waits for tasks, and goes on when they have ended.</summary>
internal sealed partial class ExecutionRun : IAwaitedGroup
{
    // Tasks that are waited for and not watched; none stands before the first place.
    private int _waiting;
    private int _firstWaiting;
    private int _watched;

    // Counts the lists of places that the run has let go of.
    private int _listsLeft;

    bool IAwaitedGroup.IsAwaited { get; set; }

    int IAwaitedGroup.Waiting => _waiting;

    /// <summary>Leaves the place of a task's value open.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddTask(Task task, AwaitedValue value, SelectedField field)
    {
        var depth = Depth;
        var index = -1;
        var start = 0;
        var itemsAcceptNull = false;
        PlaceShape shape;
        ResultNode? parent;
        if (depth == 0)
        {
            shape = PlaceShape.Same;
            parent = BaseNode;
        }
        else if (Frames[depth - 1].Field is null)
        {
            ref var item = ref Frames[depth - 1];
            shape = PlaceShape.Item;
            parent = NodeAt(depth - 1);
            index = item.Index;
            itemsAcceptNull = item.AcceptsNull;
        }
        else if (depth > 1 && Frames[depth - 2] is { Field: null, HasNode: false })
        {
            shape = PlaceShape.FieldOfItem;
            parent = NodeAt(depth - 2);
            ref var item = ref Frames[depth - 2];
            index = item.Index;
            start = item.Start;
            itemsAcceptNull = item.AcceptsNull;
            if (item.Late == 0)
            {
                item.Late = (_pending?.Count ?? 0) + 1;
            }
        }
        else
        {
            shape = PlaceShape.Field;
            parent = NodeAt(depth - 1);
        }

        var scopes = ScopesInUse;
        var list = _pending ??= PendingList.Take();
        var common = list.Field;
        if (common?.IsFor(field, value, parent, Defers, scopes) != true)
        {
            common = list.FindField(field, value, parent, Defers, scopes);
            if (common is null)
            {
                common = list.AddField();
                common.Begin(field, value, shape, parent, Defers, scopes, itemsAcceptNull);
            }
        }

        // A byte of its own keeps the place apart from what starts next to it.
        var buffer = Buffer;
        ref var place = ref list.Add(buffer.Length);
        buffer.WriteByte((byte)' ');
        place.End = buffer.Length;
        place.Task = task;
        if (!ReferenceEquals(place.Field, common))
        {
            place.Field = common;
        }

        place.ItemIndex = index;
        place.ItemStart = start;
        place.States = PlaceStates.IsWaiting;
        if (shape == PlaceShape.Same)
        {
            place.Node = parent;
        }

        _outstanding++;
        _waiting++;
        Operation.TaskMet(scopes);
        if (!((IAwaitedGroup)this).IsAwaited)
        {
            Operation.Pump.Await(this);
        }
    }

    int IAwaitedGroup.RunEnded(bool watchOthers)
    {
        if (_waiting == 0 || _pending is not { } list)
        {
            return 0;
        }

        var lists = _listsLeft;
        var count = list.Count;
        var first = count;
        var ended = 0;
        for (var i = _firstWaiting; i < count; i++)
        {
            ref var place = ref list[i];
            if (!place.Is(PlaceStates.IsWaiting))
            {
                continue;
            }

            if (!place.Task!.IsCompleted)
            {
                if (watchOthers)
                {
                    Watch(ref place, i);
                }
                else if (first == count)
                {
                    first = i;
                }

                continue;
            }

            if (ended++ == 0)
            {
                Operation.Pump.WakeNow();
            }

            _waiting--;
            place.States &= ~PlaceStates.IsWaiting;
            Operation.MetTaskEnded(place.Field.Scopes);
            EndTask(ref place, i);
            if (lists != _listsLeft)
            {
                return ended;
            }
        }

        _firstWaiting = first;
        return ended;
    }

    /// <summary>Goes on with a task that called back.</summary>
    public void WatchedTaskEnded(int index)
    {
        _watched--;
        ref var place = ref _pending![index];
        place.States &= ~PlaceStates.IsWatched;
        EndTask(ref place, index);
    }

    private protected override ResultNode MaterializePlace(int place)
    {
        ref var known = ref _pending![place];
        if (known.Node is null)
        {
            var common = known.Field;
            if (common.Shape == PlaceShape.FieldOfItem)
            {
                MaterializeItem(place);
            }
            else
            {
                MaterializeAt(ref known, common.Parent);
            }
        }

        return known.Node!;
    }

    private protected override void MaterializePlaces(int first, ResultNode item)
    {
        for (var i = first; i < _pending!.Count; i++)
        {
            ref var place = ref _pending[i];
            if (IsInItem(place, item.Parent, item.Index))
            {
                MaterializeAt(ref place, item);
            }
        }
    }

    private protected override void EndItemOf(int place) => _pending![place].ItemEnd = Buffer.Length;

    private bool IsFieldPlace(int place) => _pending![place].Field.Shape != PlaceShape.Item;

    /// <summary>Puts on the heap the position of the item that a place stands in, which has ended, and those of all places in it.</summary>
    private void MaterializeItem(int place)
    {
        var list = _pending!;
        var (start, index, common) = (list[place].ItemStart, list[place].ItemIndex, list[place].Field);
        var first = place;
        for (var i = place; i >= 0 && list[i].Start >= start; i--)
        {
            if (IsInItem(list[i], common.Parent, index))
            {
                first = i;
            }
        }

        var item = TakeNode();
        item.Begin(common.Parent, new PathFrame { Index = index, Start = start, AcceptsNull = common.ItemsAcceptNull });
        item.End = list[first].ItemEnd;
        for (var i = first; i < list.Count && list[i].Start < item.End; i++)
        {
            if (IsInItem(list[i], common.Parent, index))
            {
                MaterializeAt(ref list[i], item);
            }
        }
    }

    private static bool IsInItem(in PendingPlace place, ResultNode? list, int index) =>
        !place.Is(PlaceStates.IsValue) && place.Node is null && place.ItemIndex == index && place.Field.Shape == PlaceShape.FieldOfItem && ReferenceEquals(place.Field.Parent, list);

    private void MaterializeAt(ref PendingPlace place, ResultNode? parent)
    {
        var common = place.Field;
        var isItem = common.Shape == PlaceShape.Item;
        var node = TakeNode();
        node.Begin(
            parent,
            new PathFrame { Field = isItem ? null : common.Field, Index = place.ItemIndex, Start = place.Start, AcceptsNull = common.AcceptsNull });
        node.End = place.End;
        node.IsPending = true;
        place.Node = node;
    }

    private void Watch(ref PendingPlace place, int index)
    {
        if (place.Item is not WatchedTask watched)
        {
            watched = new WatchedTask();
            place.Item = watched;
        }

        watched.Begin(Operation, place.Task!, place.Field.Scopes, this, index);
        place.States = (place.States & ~PlaceStates.IsWaiting) | PlaceStates.IsWatched;
        _waiting--;
        _watched++;
        watched.Watch();
    }

    private void EndTask(ref PendingPlace place, int index)
    {
        var task = place.Task!;
        if (_isEnded || place.Is(PlaceStates.IsAbandoned))
        {
            WatchedTask.Forget(task);
            return;
        }

        var common = place.Field;
        if (common.IsLeaf && task.IsCompletedSuccessfully)
        {
            // What cannot fail needs no position.
            var start = Buffer.Length;
            if (common.Value.TryWrite(task, Buffer))
            {
                place.ContentStart = start;
                place.ContentEnd = Buffer.Length;
                place.States |= PlaceStates.IsSettled;
                if (--_outstanding == 0)
                {
                    CompleteIfDone();
                }

                return;
            }
        }

        SettleTask(task, common, index);
    }

    private void SettleTask(Task task, PendingField common, int index)
    {
        var list = _pending!;
        var places = list.Count;
        var start = Buffer.Length;
        _isPassing = true;
        BasePlace = index;
        if (!ReferenceEquals(Defers, common.Defers))
        {
            Defers = common.Defers;
        }

        bool done;
        try
        {
            done = common.Value.Complete(task, common.Field, this);
        }
        catch (Exception exception)
        {
            Unwind(0);
            AddError(exception, common.Field);
            done = false;
        }

        Unwind(0);
        _outstanding--;
        if (done)
        {
            ref var place = ref list[index];
            place.ContentStart = start;
            place.ContentEnd = Buffer.Length;
            place.States |= list.Count > places ? PlaceStates.IsSettled | PlaceStates.HasPlaces : PlaceStates.IsSettled;
        }
        else
        {
            TruncateTo(start);
            list[index].States |= PlaceStates.IsSettled | PlaceStates.IsAbandoned;
            if (list[index].Node is not null || !common.AcceptsNull)
            {
                PropagateNull(MaterializePlace(index));
            }
        }

        _isPassing = false;
        CompleteIfDone();
    }

    /// <summary>Lets go of tasks that have not been seen to end. Their ends are waited for all the same.</summary>
    private void LeaveTasks()
    {
        for (var i = 0; i < _pending!.Count; i++)
        {
            LeaveTask(ref _pending[i]);
        }
    }

    private void LeaveTask(ref PendingPlace place)
    {
        if (place.Is(PlaceStates.IsWaiting))
        {
            _waiting--;
            var left = new WatchedTask();
            left.Begin(Operation, place.Task!, place.Field.Scopes, null, 0);
            Operation.Pump.Await(left);
        }
        else if (place.Is(PlaceStates.IsWatched))
        {
            _watched--;
            ((WatchedTask)place.Item!).Abandon();
            place.Item = null;
        }

        place.States &= ~(PlaceStates.IsWaiting | PlaceStates.IsWatched);
    }
}
