using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>A fragment stands where objects of its type may be. https://spec.graphql.org/draft/#sec-Fragment-Spread-Is-Possible</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterInlineFragment | RuleHooks.EnterFragmentSpread;

    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (Context.Types.Type is CompositeType type && Excluding(type) is { } parent)
        {
            Context.Report($"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
        }
    }

    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragments.Find(node.Name.Value) is { } fragment
            && Context.Schema.GetType(fragment.TypeCondition.Name.Value) is CompositeType type
            && Excluding(type) is { } parent)
        {
            Context.Report(
                $"Fragment \"{node.Name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                node);
        }
    }

    private CompositeType? Excluding(CompositeType type) =>
        Context.Types.ParentType is { } parent && !TypeRelations.Overlap(Context.Schema, type, parent) ? parent : null;
}
