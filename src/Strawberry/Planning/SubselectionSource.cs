using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>Plans what is selected below a field, a concrete type at a time.</summary>
internal sealed class SubselectionSource(PlanContext context, CompositeType fieldType, FieldNodes nodes, UsageSet usages) : SelectionSource
{
    public override ObjectType? OnlyType { get; } = fieldType as ObjectType;

    public override Selection Make(SelectedField field, ObjectType type) => SelectionPlanner.PlanSub(context, type, nodes, usages);
}
