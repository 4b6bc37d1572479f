using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>A place in a run's buffer whose content comes later. When it is at hand, it is written behind everything else and put in its place at the end.</summary>
internal abstract class PendingValue : PumpItem
{
    private ResultNode? _spareNode;
    private bool _ownsNode;

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

    /// <summary>Where the content is, when it is in one piece.</summary>
    public int ContentStart { get; set; }

    public int ContentEnd { get; set; }

    /// <summary>Further pieces of the content, for a list whose items came at different times; null for any other value.</summary>
    public List<(int Start, int End)>? Pieces { get; protected set; }

    /// <summary>Writes the value. False: null must propagate. What it throws is an error of the value's position.</summary>
    public abstract bool Complete();

    /// <summary>Called when the value is of no use any more.</summary>
    public virtual void Abandon() => IsAbandoned = true;

    /// <summary>Called when the run is done with the value, after it was settled or abandoned.</summary>
    public virtual void Release()
    {
    }

    public override void Run() => Owner.Settle(this);

    /// <summary>Takes the place that the run has reached.</summary>
    protected void Attach(ExecutionRun run, SelectedField field)
    {
        var node = run.Materialize(_spareNode ??= new ResultNode())!;
        _ownsNode = ReferenceEquals(node, _spareNode);
        Attach(run, field, node, run.Buffer.Length);
    }

    protected void Attach(ExecutionRun run, SelectedField field, ResultNode node, int start)
    {
        Owner = run;
        Field = field;
        Node = node;
        Defers = run.Defers;
        Start = start;
        End = start;
    }

    /// <summary>Forgets the place.</summary>
    protected void Detach()
    {
        if (_ownsNode && Owner.HadWork)
        {
            // A group or stream may refer to the position.
            _spareNode = null;
        }

        Owner = null!;
        Field = null!;
        Node = null!;
        Defers = null;
        IsAbandoned = false;
        IsSettled = false;
        Next = null;
    }
}
