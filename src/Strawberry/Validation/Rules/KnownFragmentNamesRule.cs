using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>A fragment that is spread exists. https://spec.graphql.org/draft/#sec-Fragment-Spread-Target-Defined</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterFragmentSpread;

    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragments.Find(node.Name.Value) is null)
        {
            Context.Report($"Unknown fragment \"{node.Name}\".", node.Name.Start);
        }
    }
}
