using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Each variable declared is used. https://spec.graphql.org/draft/#sec-All-Variables-Used</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var usage in Context.Variables.Of(node))
        {
            used.Add(usage.Node.Name.Value);
        }

        foreach (var variable in node.VariableDefinitions)
        {
            if (!used.Contains(variable.Variable.Name.Value))
            {
                var place = node.Name is { } name ? $" in operation \"{name}\"" : "";
                Context.Report($"Variable \"${variable.Variable.Name}\" is never used{place}.", variable);
            }
        }
    }
}
