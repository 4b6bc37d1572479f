using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>No two fragments share a name. https://spec.graphql.org/draft/#sec-Fragment-Name-Uniqueness</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterFragment;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode node)
    {
        if (_known.TryGetValue(node.Name.Value, out var first))
        {
            Context.Report($"There can be only one fragment named \"{node.Name}\".", first, node.Name.Start);
        }
        else
        {
            _known.Add(node.Name.Value, node.Name.Start);
        }
    }
}
