using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>Plans what is selected below the fields of a plan that no <c>@defer</c> leads to, a concrete type at a time. The fields' nodes say what that is.</summary>
internal sealed class SubselectionSource(PlanContext context) : SelectionSource
{
    public override Selection Make(SelectedField field, ObjectType type) => SelectionPlanner.PlanSub(context, type, FieldNodes.Of(field), UsageSet.Empty);

    public override ImmutableArray<FieldNode> FindNodes(SelectedField outer, SelectedField shared)
    {
        var collected = CollectedFields.Rent();
        FieldCollector.Collect(context, shared.ParentType, FieldNodes.Of(outer), collected);
        ImmutableArray<FieldNode> found = [];
        foreach (ref readonly var field in collected.Fields)
        {
            if (field.First.ResponseName == shared.ResponseName)
            {
                var nodes = field.ToNodes();
                found = nodes.All is { } all ? ImmutableCollectionsMarshal.AsImmutableArray(all) : [nodes.First];
            }
        }

        collected.Return();
        return found;
    }
}

/// <summary>Plans what is selected below a field of which some nodes were reached through <c>@defer</c>, or that stands in a deferred fragment.</summary>
internal sealed class DeferredSubselectionSource(PlanContext context, FieldNodes nodes, UsageSet usages) : SelectionSource
{
    public override Selection Make(SelectedField field, ObjectType type) => SelectionPlanner.PlanSub(context, type, nodes, usages);

    // A selection set without any usage may stand below all the same, once the usages that lead to it are those of the group that is executed.
    public override ImmutableArray<FieldNode> FindNodes(SelectedField outer, SelectedField shared) => context.Subselections.FindNodes(outer, shared);
}
