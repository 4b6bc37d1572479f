using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>No two variables of an operation share a name. https://spec.graphql.org/draft/#sec-Variable-Uniqueness</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Length <= 1)
        {
            return;
        }

        var names = new NameGroups();
        foreach (var variable in node.VariableDefinitions)
        {
            names.Add(variable.Variable.Name);
        }

        foreach (var (name, offsets) in names.Repeated)
        {
            Context.Report($"There can be only one variable named \"${name}\".", offsets);
        }
    }
}
