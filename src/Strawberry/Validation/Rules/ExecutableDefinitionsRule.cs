using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>A document to execute holds operations and fragments only. https://spec.graphql.org/draft/#sec-Executable-Definitions</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterDocument;

    public override void EnterDocument(Document node)
    {
        foreach (var definition in node.Definitions)
        {
            var name = definition switch
            {
                TypeDefinitionNode type => $"\"{type.Name}\"",
                TypeExtensionNode extension => $"\"{extension.Name}\"",
                DirectiveDefinitionNode directive => $"\"{directive.Name}\"",
                TypeSystemDefinitionNode => "schema",
                _ => null,
            };
            if (name is not null)
            {
                Context.Report($"The {name} definition is not executable.", definition);
            }
        }
    }
}
