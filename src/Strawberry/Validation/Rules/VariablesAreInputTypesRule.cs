using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>Variables are of scalars, enums and input objects. https://spec.graphql.org/draft/#sec-Variables-Are-Input-Types</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterVariableDefinition;

    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (TypeLookup.Find(Context.Schema, node.Type) is { IsInputType: false })
        {
            Context.Report($"Variable \"${node.Variable.Name}\" cannot be non-input type \"{node.Type}\".", node.Type);
        }
    }
}
