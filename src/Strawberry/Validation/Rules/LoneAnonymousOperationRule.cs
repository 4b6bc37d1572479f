using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>An operation without a name is the only operation. https://spec.graphql.org/draft/#sec-Lone-Anonymous-Operation</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterDocument | RuleHooks.EnterOperation;

    private int _operations;

    public override void EnterDocument(Document node)
    {
        foreach (var definition in node.Definitions)
        {
            _operations += definition is OperationDefinitionNode ? 1 : 0;
        }
    }

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is null && _operations > 1)
        {
            Context.Report("This anonymous operation must be the only defined operation.", node);
        }
    }
}
