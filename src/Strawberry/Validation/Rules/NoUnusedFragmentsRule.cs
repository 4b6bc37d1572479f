using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Some operation reaches each fragment. https://spec.graphql.org/draft/#sec-Fragments-Must-Be-Used</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation | RuleHooks.EnterFragment | RuleHooks.LeaveDocument;

    private readonly List<OperationDefinitionNode> _operations = [];
    private readonly List<FragmentDefinitionNode> _fragments = [];

    public override void EnterOperation(OperationDefinitionNode node) => _operations.Add(node);

    public override void EnterFragment(FragmentDefinitionNode node) => _fragments.Add(node);

    public override void LeaveDocument(Document node)
    {
        if (_fragments.Count == 0)
        {
            return;
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fragment in Context.Fragments.Reachable([.. _operations]))
        {
            used.Add(fragment.Name.Value);
        }

        foreach (var fragment in _fragments)
        {
            if (!used.Contains(fragment.Name.Value))
            {
                Context.Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
            }
        }
    }
}
