using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>A usage of <c>@defer</c> at one position of the response: what is announced and delivered as a whole.</summary>
internal sealed class DeliveryGroup(OperationExecution operation, string? label, ResultNode? node, DeliveryGroup? parent) : WorkGroup(parent)
{
    public string? Label { get; } = label;

    /// <summary>The object's position; null for the root.</summary>
    public ResultNode? Node { get; } = node;

    public override void OnEnded() => operation.DeferredGroupsEnded(1);
}

/// <summary>Which delivery group a usage of <c>@defer</c> stands for, at and below one object.</summary>
internal sealed class DeferMap(DeferUsage usage, DeliveryGroup group, DeferMap? outer)
{
    private readonly DeferMap? _outer = outer;

    public static DeliveryGroup? Find(DeferMap? map, DeferUsage? usage)
    {
        if (usage is null)
        {
            return null;
        }

        for (var entry = map; entry is not null; entry = entry._outer)
        {
            if (ReferenceEquals(entry.Usage, usage))
            {
                return entry.Group;
            }
        }

        return null;
    }

    private DeferUsage Usage { get; } = usage;

    private DeliveryGroup Group { get; } = group;
}
