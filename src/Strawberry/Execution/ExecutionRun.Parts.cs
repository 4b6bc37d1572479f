using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How a run executes what is no selection set of its own: items of a stream, deferred fragments one after the other, an event.</summary>
internal sealed partial class ExecutionRun
{
    /// <summary>
    /// Completes one value at the position of a list item, behind what the buffer holds. True: it is complete, and the owner is not told, since there is
    /// nothing but its data.
    /// </summary>
    public bool ExecuteItem(ItemSource source, SelectedField field, int index)
    {
        _isPassing = true;
        DataStart = Buffer.Length;
        ref var frame = ref PushItems(source.ItemAcceptsNull);
        frame.Index = index;
        bool done;
        try
        {
            done = source.CompleteCurrent(field, this);
        }
        catch (Exception exception)
        {
            done = FailItem(exception, field, source.ItemAcceptsNull);
        }

        return EndAtHand(done);
    }

    /// <summary>
    /// Executes the fields of a deferred fragment of an object: the item at <paramref name="index"/> of the list at <paramref name="node"/>, or with -1 what
    /// is at that position itself. True: as for <see cref="ExecuteItem"/>.
    /// </summary>
    public bool ExecuteFragment(object? source, Selection selection, ResultNode? node, int index)
    {
        _isPassing = true;
        BaseNode = node;
        RootNode = node;
        Defers = null;
        _fragmentGroup = null;
        if (index >= 0)
        {
            PushItems(acceptsNull: false).Index = index;
        }

        var depth = Depth;
        bool done;
        try
        {
            done = CompleteObject(source, selection);
        }
        catch (Exception exception)
        {
            Unwind(depth);
            AddRootError(exception);
            done = false;
        }

        return EndAtHand(done);
    }

    /// <summary>Completes an event's value as the only field of the root.</summary>
    public void ExecuteEvent(ItemSource source, SelectedField field)
    {
        _isPassing = true;
        Buffer.WriteByte((byte)'{');
        Buffer.WriteKey(field.Key, isFirst: true);
        var start = Buffer.Length;
        Push(field, start);
        bool done;
        try
        {
            done = source.CompleteCurrent(field, this);
        }
        catch (Exception exception)
        {
            Unwind(1);
            AddError(exception, field);
            done = NullOut(start, field.AcceptsNull);
        }

        if (done)
        {
            Unwind(0);
            Buffer.WriteByte((byte)'}');
        }

        EndPass(done);
    }

    /// <summary>Begins to complete items of the list at the run's position, one after the other behind what the buffer holds.</summary>
    public void BeginItems(bool acceptsNull)
    {
        _isPassing = true;
        PushItems(acceptsNull);
    }

    /// <summary>Begins one of the items.</summary>
    public void BeginItemAtHand(int index)
    {
        DataStart = Buffer.Length;
        BeginItem(index);
    }

    /// <summary>Records what an item's completion threw. False: null must propagate.</summary>
    public bool FailItem(Exception exception, SelectedField field, bool acceptsNull)
    {
        Unwind(1);
        AddError(exception, field);
        return NullOut(DataStart, acceptsNull);
    }

    /// <summary>Ends the items: all are complete, and nothing but data came of them, unless <see cref="EndItem(bool)"/> tells of the last.</summary>
    public void EndItems()
    {
        Unwind(0);
        _isPassing = false;
    }

    /// <summary>Ends the last item, of which more came than data. The owner is told when it is complete.</summary>
    public void EndItem(bool done) => EndPass(done);

    /// <summary>Whether nothing came of the pass but data.</summary>
    public bool IsBare => _pending is null && Errors is null && !HasWork && _ownScopes is null && !IsShared;

    private bool EndAtHand(bool done)
    {
        Unwind(0);
        if (done && IsBare)
        {
            _isPassing = false;
            return true;
        }

        EndPass(done);
        return false;
    }

    /// <summary>Makes the run ready for another item of the list at <paramref name="list"/>. What its buffer holds stays.</summary>
    public void ForgetItem(ResultNode list)
    {
        BaseNode = list;
        Defers = null;
        Errors = null;
        Failure = null;
        _hasLateNulls = false;
        ReleaseAll();
        _nulled = null;
        ResetWork();
        ReleaseScopes();
    }
}
