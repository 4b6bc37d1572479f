using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// A usage of <c>@defer</c> at one position of the response: what is announced and delivered as a whole. With the groups outside of it, it tells which group a
/// usage stands for at and below its object.
/// </summary>
internal sealed class DeliveryGroup(OperationExecution operation, DeferUsage usage, ResultNode? node, DeliveryGroup? parent, DeliveryGroup? outer)
    : WorkGroup(parent)
{
    private const int FromSeries = -2;

    public string? Label => usage.Label;

    /// <summary>The id that it was announced by; -1 before that and once it is completed.</summary>
    public int Id
    {
        get => field == FromSeries ? Series!.FirstId + Element : field;
        set;
    } = -1;

    /// <summary>The series that the group comes from, whose id it has; null for none.</summary>
    public DeferredObjects? Series
    {
        get;
        init
        {
            field = value;
            Id = FromSeries;
        }
    }

    /// <summary>Its number in the series.</summary>
    public int Element { get; init; }

    /// <summary>The object's position; null for the root.</summary>
    public ResultNode? Node { get; } = node;

    /// <summary>The group made before it, at the same object or around it.</summary>
    public DeliveryGroup? Outer { get; } = outer;

    /// <summary>The group that a usage stands for where <paramref name="innermost"/> is the last group made.</summary>
    public static DeliveryGroup? Find(DeliveryGroup? innermost, DeferUsage? wanted)
    {
        if (wanted is null)
        {
            return null;
        }

        for (var group = innermost; group is not null; group = group.Outer)
        {
            if (group.StandsFor(wanted))
            {
                return group;
            }
        }

        return null;
    }

    public override void OnEnded() => operation.DeferredGroupsEnded(1);

    private bool StandsFor(DeferUsage wanted) => ReferenceEquals(usage, wanted);
}
