using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Each variable used is declared by the operation. https://spec.graphql.org/draft/#sec-All-Variable-Uses-Defined</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        var usages = Context.Variables.Of(node);
        if (usages.Count == 0)
        {
            return;
        }

        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in node.VariableDefinitions)
        {
            defined.Add(variable.Variable.Name.Value);
        }

        foreach (var usage in usages)
        {
            if (!defined.Contains(usage.Node.Name.Value))
            {
                var by = node.Name is { } name ? $" by operation \"{name}\"" : "";
                Context.Report($"Variable \"${usage.Node.Name}\" is not defined{by}.", usage.Node, node);
            }
        }
    }
}
