using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Literals fit the types of their places. https://spec.graphql.org/draft/#sec-Values-of-Correct-Type</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterLiteral;

    private readonly LiteralCheck _check = new(context);

    public override void EnterLiteral(ValueNode node)
    {
        if (Context.Types.InputType is { } type)
        {
            _check.Check(node, type);
        }
    }
}
