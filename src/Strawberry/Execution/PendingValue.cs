using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>A place in a run's buffer whose content comes later. When it is at hand, it is written behind everything else and put in its place at the end.</summary>
internal abstract class PendingValue(ExecutionRun run, SelectedField field, ResultNode node, int start) : PumpItem
{
    public ExecutionRun Owner { get; } = run;

    public SelectedField Field { get; } = field;

    /// <summary>The value's position.</summary>
    public ResultNode Node { get; } = node;

    /// <summary>The groups that usages of <c>@defer</c> stand for at this place.</summary>
    public DeferMap? Defers { get; } = run.Defers;

    /// <summary>What the content replaces, from here to <see cref="End"/>.</summary>
    public int Start { get; } = start;

    public int End { get; protected set; } = start;

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

    public override void Run() => Owner.Settle(this);
}
