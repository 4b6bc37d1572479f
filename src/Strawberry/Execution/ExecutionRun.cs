using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Planning;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// The execution of one selection set into one buffer: the initial result, an execution group of <c>@defer</c>, a stream item or an event. It has an error
/// list and a null boundary of its own. Values that are at hand are written in place; others leave a <see cref="PendingValue"/>.
/// </summary>
internal sealed partial class ExecutionRun : ResolverScope
{
    private IRunOwner _owner = null!;
    private PendingList? _pending;
    private List<ResultNode>? _nulled;
    private int _outstanding;
    private int _mainEnd;
    private bool _hasLateNulls;
    private SerialPass? _serial;
    private bool _isPassing;
    private bool _isEnded;

    /// <summary>A run that begins with <see cref="Begin"/>.</summary>
    public ExecutionRun(OperationExecution operation)
    {
        Operation = operation;
        _isEnded = true;
    }

    public OperationExecution Operation { get; }

    /// <summary>Who is told when the run is complete.</summary>
    public IRunOwner Owner
    {
        set => _owner = value;
    }

    /// <summary>The position the run's data stands at, or the list that it is an item of; null for the root of the response.</summary>
    public ResultNode? RootNode { get; private set; }

    /// <summary>Where the run's data starts in the buffer.</summary>
    public int DataStart { get; private set; }

    /// <summary>The innermost group where the run writes: it leads to those that usages of <c>@defer</c> stand for.</summary>
    public DeliveryGroup? Defers { get; set; }

    /// <summary>The errors in the order they occurred; null when there are none.</summary>
    public List<GraphQLError>? Errors { get; private set; }

    /// <summary>The error whose null reached the run's root: there is no data.</summary>
    public GraphQLError? Failure { get; private set; }

    /// <summary>Whether nothing of the run is of use any more.</summary>
    public bool IsEnded => _isEnded;

    /// <summary>Whether a resolver may keep hold of the run.</summary>
    public bool IsShared { get; private set; }

    internal override CancellationToken CancellationToken => Operation.CancellationToken;

    internal override VariableSource Variables => Operation.Variables;

    /// <summary>Executes a selection set on an object, as the run's whole data.</summary>
    public void Execute(object? source, Selection selection)
    {
        _isPassing = true;
        bool done;
        try
        {
            done = CompleteObject(source, selection);
        }
        catch (Exception exception)
        {
            Unwind(0);
            AddRootError(exception);
            done = false;
        }

        EndPass(done);
    }

    /// <summary>Begins, at the root of a response or at <paramref name="baseNode"/>; anew, behind <see cref="Discard"/>.</summary>
    public void Begin(IRunOwner owner, ResultNode? baseNode, DeliveryGroup? defers, int sizeHint = 0)
    {
        _owner = owner;
        BaseNode = baseNode;
        RootNode = baseNode;
        Defers = defers;
        Depth = 0;
        Errors = null;
        Failure = null;
        _pending = null;
        _firstWaiting = 0;
        _nulled = null;
        _outstanding = 0;
        DataStart = 0;
        _mainEnd = 0;
        _hasLateNulls = false;
        Fragment = null;
        _fragmentGroup = null;
        _serial = null;
        _isPassing = false;
        _isEnded = false;
        IsShared = false;
        Loaders = null;
        ResetWork();
        if (HadWork)
        {
            // A group or stream may refer to the positions of the run before.
            ForgetNodes();
        }
        else
        {
            ReuseNodes();
        }

        if (Buffer is null)
        {
            Buffer = new Utf8Buffer(sizeHint);
        }
        else
        {
            Buffer.Open(sizeHint);
        }
    }

    /// <summary>Executes the operation's root selection set; a mutation's fields one after the other.</summary>
    public void ExecuteRoot(in OperationSetup setup, bool serially)
    {
        _isPassing = true;
        try
        {
            var selection = setup.GetRootSelection(Operation.Schema);
            var source = GetRoot(selection);
            if (!serially)
            {
                var done = CompleteObject(source, selection);
                EndPass(done);
                return;
            }

            if (selection.DeferUsages.Length > 0)
            {
                HadWork = true;
                Operation.CountDeferredGroups(selection.DeferUsages.Length);
                MakeGroups(selection);
            }

            _serial = new SerialPass(source, selection, Defers);
        }
        catch (Exception exception)
        {
            Unwind(0);
            AddRootError(exception);
            EndPass(done: false);
            return;
        }

        Buffer.WriteByte((byte)'{');
        ContinueSerially();
    }

    /// <summary>Calls the resolver of a root field and gives what it returns.</summary>
    public object? InvokeRoot(Selection root, SelectedField field)
    {
        var cursor = new FieldCursor(this, field);
        var source = GetRoot(root);
        try
        {
            return field.ResolvingTable!.InvokeObject(source, ref cursor);
        }
        catch (NullReferenceException exception) when (source is null)
        {
            throw ExecutionErrors.Explain(exception, source, field.ResolvingTable);
        }
    }

    /// <summary>Writes an object. False: it must become null, and why is recorded.</summary>
    /// <param name="value">The object.</param>
    /// <param name="selection">The fields to write.</param>
    /// <param name="completer">Who completes values of exactly that type, always the same; null for whoever completes others as well.</param>
    public bool CompleteObject<T>(T value, Selection selection, ValueCompleter<T>? completer = null)
    {
        var outerDefers = Defers;
        var usages = selection.DeferUsages.Length;
        var isApart = false;
        if (usages > 0)
        {
            isApart = EnterDefers(selection);
        }

        Buffer.WriteByte((byte)'{');
        var done = selection.SingleTable is { } table
            ? ResolveFields(value, selection, table, completer)
            : ResolveMixedFields(value, selection.Fields, 0, selection.Fields.Length);
        if (done)
        {
            Buffer.WriteByte((byte)'}');
            if (isApart)
            {
                AddApart(value, selection);
                return true;
            }

            AddGroups(usages, Defers);
            if (selection.Deferred.Length > 0)
            {
                AddDeferred(value, selection);
            }
        }
        else if (usages > 0)
        {
            Operation.DeferredGroupsEnded(usages);
        }

        Defers = outerDefers;
        return done;
    }

    /// <summary>Whether the value being completed is a field's own, not an item of a list.</summary>
    public bool IsAtField => Depth > 0 ? Frames[Depth - 1].Field is not null : BasePlace >= 0 ? IsFieldPlace(BasePlace) : BaseNode is { Field: not null };

    /// <summary>The number of items a stream's list begins with.</summary>
    public int GetInitialCount(StreamUsage stream)
    {
        if (stream.Problem is { } problem)
        {
            throw new PlanningException(problem.Message, problem.Locations);
        }

        var count = stream.InitialCount is { } value ? ReadInitialCount(value) : 0;
        if (count < 0)
        {
            throw new PlanningException("initialCount must be a positive integer", []);
        }

        var limit = Operation.Limits.MaxInitialCount;
        return limit > 0 && count > limit
            ? throw new PlanningException($"initialCount must not exceed the limit of {limit}.", [])
            : count;
    }

    /// <summary>A value of an earlier run that may be the next to be added; or null.</summary>
    public PendingValue? SpareValue => (_pending ??= PendingList.Take()).Spare;

    /// <summary>Leaves the place of a value open.</summary>
    public void Add(PendingValue value)
    {
        (_pending ??= PendingList.Take()).Add(value);
        value.Node.IsPending = true;
        _outstanding++;
    }

    /// <summary>Continues a value whose task or source has moved on.</summary>
    public void Settle(PendingValue value)
    {
        if (value.IsAbandoned || _isEnded)
        {
            return;
        }

        _isPassing = true;
        BaseNode = value.Node;
        if (!ReferenceEquals(Defers, value.Defers))
        {
            Defers = value.Defers;
        }

        var start = Buffer.Length;
        var places = _pending!.Count;
        bool done;
        try
        {
            done = value.Complete();
        }
        catch (Exception exception)
        {
            Unwind(0);
            AddError(exception, value.Field);
            done = false;
        }

        Unwind(0);
        if (!done)
        {
            TruncateTo(start);
            value.IsSettled = true;
            value.Abandon();
            _outstanding--;
            PropagateNull(value.Node);
        }
        else
        {
            value.HasPlaces |= _pending.Count > places;
            _outstanding -= value.IsSettled ? 1 : 0;
        }

        _isPassing = false;
        CompleteIfDone();
    }

    /// <summary>Ends the run before its time: nothing of it is of use any more. Its buffer goes back to the pool.</summary>
    public void Discard()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        Loaders = null;
        if (_outstanding > 0)
        {
            AbandonAll();
        }

        ReleaseAll();
        DiscardWork();
        Buffer.Dispose();
        ReleaseScopes();
    }

    private int ReadInitialCount(ValueNode value)
    {
        if (!new InputValue(value, Variables).TryResolve(out var resolved))
        {
            return 0;
        }

        if (resolved.IsNull)
        {
            throw new PlanningException(
                $"Argument \"@stream(initialCount:)\" has invalid value: Expected variable \"{Printer.Print(value)}\" provided to non-null type \"Int!\" not to be null.",
                [Operation.GetLocation(value)]);
        }

        return Resolvers.Leaves.LeafReader<int, Resolvers.Leaves.Int32Format>.Instance.Read(resolved);
    }

    private void EndPass(bool done)
    {
        _isPassing = false;
        _mainEnd = Buffer.Length;
        if (!done)
        {
            Fail();
        }

        CompleteIfDone();
    }

    private void CompleteIfDone()
    {
        if (_outstanding != 0 || _isPassing || _isEnded)
        {
            return;
        }

        if (_serial is { IsDone: false } && Failure is null)
        {
            ContinueSerially();
            return;
        }

        _owner.OnRunCompleted(this);
    }

    private object? GetRoot(Selection selection)
    {
        if (Operation.Request.RootValue is { } given)
        {
            return given;
        }

        var table = Operation.Schema.GetObject(selection.Type).Table;
        var cursor = new FieldCursor(this, [], 0, 0, table);
        return table.CreateInstance(ref cursor);
    }
}
