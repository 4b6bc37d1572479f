using Strawberry.Language;
using System.Collections.Immutable;

namespace Strawberry.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a place. https://spec.graphql.org/draft/#sec-Directives-Are-Unique-per-Location</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation | RuleHooks.EnterFragment | RuleHooks.EnterVariableDefinition | RuleHooks.EnterDecoratedField | RuleHooks.EnterFragmentSpread | RuleHooks.EnterInlineFragment | RuleHooks.EnterTypeSystemDefinition | RuleHooks.EnterTypeSystemMember;

    // The directives seen on definitions, by the name of what they define.
    private Dictionary<string, Dictionary<string, DirectiveNode>>? _definitions;

    public override void EnterOperation(OperationDefinitionNode node) => Check(node.Directives);

    public override void EnterFragment(FragmentDefinitionNode node) => Check(node.Directives);

    public override void EnterVariableDefinition(VariableDefinitionNode node) => Check(node.Directives);

    public override void EnterField(FieldNode node) => Check(node.Directives);

    public override void EnterFragmentSpread(FragmentSpreadNode node) => Check(node.Directives);

    public override void EnterInlineFragment(InlineFragmentNode node) => Check(node.Directives);

    public override void EnterTypeSystemMember(ImmutableArray<DirectiveNode> directives) => Check(directives);

    // A type and its extensions are one place, and so are the schema and its extensions.
    public override void EnterTypeSystemDefinition(TypeSystemDefinitionNode node)
    {
        var name = node switch
        {
            TypeDefinitionNode type => type.Name.Value,
            TypeExtensionNode extension => extension.Name.Value,
            _ => "",
        };
        _definitions ??= new Dictionary<string, Dictionary<string, DirectiveNode>>(StringComparer.Ordinal);
        if (!_definitions.TryGetValue(name, out var seen))
        {
            _definitions.Add(name, seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal));
        }

        Check(node.Directives, seen);
    }

    private void Check(ImmutableArray<DirectiveNode> directives)
    {
        if (directives.Length > 1)
        {
            Check(directives, new Dictionary<string, DirectiveNode>(StringComparer.Ordinal));
        }
    }

    private void Check(ImmutableArray<DirectiveNode> directives, Dictionary<string, DirectiveNode> seen)
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (IsUnique(name) && !seen.TryAdd(name, directive))
            {
                Context.Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }

    private bool IsUnique(string name) => Context.TypeSystem?.Directive(name) is { } defined
        ? !defined.IsRepeatable
        : Context.Schema.GetDirective(name) is { IsRepeatable: false };
}
