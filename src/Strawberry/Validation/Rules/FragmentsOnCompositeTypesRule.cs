using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>Fragments apply to objects, interfaces and unions. https://spec.graphql.org/draft/#sec-Fragments-on-Object-Interface-or-Union-Types</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterInlineFragment | RuleHooks.EnterFragment;

    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is { } condition && IsLeafOrInput(condition))
        {
            Context.Report($"Fragment cannot condition on non composite type \"{condition}\".", condition);
        }
    }

    public override void EnterFragment(FragmentDefinitionNode node)
    {
        if (IsLeafOrInput(node.TypeCondition))
        {
            Context.Report($"Fragment \"{node.Name}\" cannot condition on non composite type \"{node.TypeCondition}\".", node.TypeCondition);
        }
    }

    private bool IsLeafOrInput(NamedTypeNode condition) =>
        Context.Schema.GetType(condition.Name.Value) is not (null or CompositeType);
}
