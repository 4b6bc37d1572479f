using Strawberry.Language;
using System.Collections.Immutable;

namespace Strawberry.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a place. https://spec.graphql.org/draft/#sec-Directives-Are-Unique-per-Location</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : Rule(context)
{
    public static readonly RuleEntry Entry = new(RuleHooks.EnterOperation | RuleHooks.EnterFragment | RuleHooks.EnterVariableDefinition | RuleHooks.EnterDecoratedField | RuleHooks.EnterFragmentSpread | RuleHooks.EnterInlineFragment, static context => new UniqueDirectivesPerLocationRule(context));

    public override void EnterOperation(OperationDefinitionNode node) => Check(node.Directives);

    public override void EnterFragment(FragmentDefinitionNode node) => Check(node.Directives);

    public override void EnterVariableDefinition(VariableDefinitionNode node) => Check(node.Directives);

    public override void EnterField(FieldNode node) => Check(node.Directives);

    public override void EnterFragmentSpread(FragmentSpreadNode node) => Check(node.Directives);

    public override void EnterInlineFragment(InlineFragmentNode node) => Check(node.Directives);

    private void Check(ImmutableArray<DirectiveNode> directives)
    {
        if (directives.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Schema.GetDirective(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
            {
                Context.Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }
}
