using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>The schema has a root type for the operation. https://spec.graphql.org/draft/#sec-Operation-Type-Existence</summary>
internal sealed class KnownOperationTypesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (Context.Schema.GetRootType(node.Operation) is null)
        {
            Context.Report($"The {Word(node.Operation)} operation is not supported by the schema.", node);
        }
    }

    private static string Word(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
