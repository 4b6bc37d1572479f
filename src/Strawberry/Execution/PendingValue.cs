using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>A place in a run's buffer whose content comes later. When it is at hand, it is written behind everything else and put in its place at the end.</summary>
internal abstract class PendingValue(ValueCompleter? completer) : AwaitedItem
{
    private ResultNode? _spareNode;
    private ResultNode? _spareParent;
    private bool _ownsParent;

    /// <summary>What completes the value, when it may serve another run of the same; null when it may not.</summary>
    public ValueCompleter? Completer { get; } = completer;

    public ExecutionRun Owner { get; private set; } = null!;

    public SelectedField Field { get; private set; } = null!;

    /// <summary>The value's position.</summary>
    public ResultNode Node { get; private set; } = null!;

    /// <summary>The innermost group at this place.</summary>
    public DeliveryGroup? Defers { get; private set; }

    /// <summary>What the content replaces, from here to <see cref="End"/>.</summary>
    public int Start { get; private set; }

    public int End { get; protected set; }

    /// <summary>Of no use any more: a position above became null, or the run ended.</summary>
    public bool IsAbandoned { get; set; }

    public bool IsSettled { get; set; }

    /// <summary>Whether there are places in the content that were left open in their turn.</summary>
    public bool HasPlaces { get; set; }

    /// <summary>Where the content is, when it is in one piece.</summary>
    public int ContentStart { get; set; }

    public int ContentEnd { get; set; }

    /// <summary>Further pieces of the content, for a list whose items came at different times; null for any other value.</summary>
    public List<(int Start, int End)>? Pieces { get; protected set; }

    /// <summary>Writes the value. False: null must propagate. What it throws is an error of the value's position.</summary>
    public abstract bool Complete();

    /// <summary>Called when the value is of no use any more.</summary>
    public virtual void Abandon() => IsAbandoned = true;

    /// <summary>
    /// Called when the run is done with the value, after it was settled or abandoned; <paramref name="isRunOver"/>: and with all others. True: nobody refers to
    /// it, it may serve another run.
    /// </summary>
    public virtual bool Release(bool isRunOver)
    {
        if (!isRunOver && _ownsParent)
        {
            // Values beside this one may stand below the same position.
            _spareParent = null;
            _ownsParent = false;
        }

        return false;
    }

    public override void Run() => Owner.Settle(this);

    /// <summary>Takes the place that the run has reached.</summary>
    protected void Attach(ExecutionRun run, SelectedField field)
    {
        if (run.Depth == 0)
        {
            // What came late comes later still: it has its position.
            Attach(run, field, run.BaseNode!, run.Buffer.Length);
            return;
        }

        // Nearly always the item of the list around is the only other position that is not on the heap yet. Nobody else gets to the value's own before it is left.
        var parent = run.MaterializeParent(_spareParent ??= new ResultNode());
        _ownsParent = ReferenceEquals(parent, _spareParent);
        var node = _spareNode ??= new ResultNode();
        node.Begin(parent, run.Frames[run.Depth - 1]);
        Attach(run, field, node, run.Buffer.Length);
    }

    protected void Attach(ExecutionRun run, SelectedField field, ResultNode node, int start)
    {
        // What is the same as in the request before need not be stored again, which costs a barrier.
        if (!ReferenceEquals(Owner, run))
        {
            Owner = run;
        }

        if (!ReferenceEquals(Field, field))
        {
            Field = field;
        }

        if (!ReferenceEquals(Node, node))
        {
            Node = node;
        }

        if (!ReferenceEquals(Defers, run.Defers))
        {
            Defers = run.Defers;
        }

        Start = start;
        End = start;
    }

    /// <summary>Forgets the place.</summary>
    protected void Detach()
    {
        if (Owner.HadWork)
        {
            // A group or stream may refer to the positions.
            _spareNode = null;
            _spareParent = _ownsParent ? null : _spareParent;
        }

        if (!ReferenceEquals(Node, _spareNode))
        {
            Node = null!;
        }

        Owner = null!;
        Defers = null;
        IsAbandoned = false;
        IsSettled = false;
        HasPlaces = false;
        Next = null;
    }
}
