using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What comes later to a <see cref="PendingPlace"/>, when that is not the value of a task.</summary>
internal abstract class PendingValue(ValueCompleter? completer) : AwaitedItem
{
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

    /// <summary>Called when the run is done with the value, after it was settled or abandoned. True: nobody refers to it, it may serve another run.</summary>
    public virtual bool TryRelease() => false;

    public override void Run() => Owner.Settle(this);

    /// <summary>Takes the place that the run has reached, with its position.</summary>
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
        Owner = null!;
        Node = null!;
        Defers = null;
        IsAbandoned = false;
        IsSettled = false;
        HasPlaces = false;
        Next = null;
    }
}
