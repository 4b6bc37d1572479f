using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Literals fit the types of their places. https://spec.graphql.org/draft/#sec-Values-of-Correct-Type</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : Rule(context)
{
    public static readonly RuleEntry Entry = new(RuleHooks.EnterLiteral, static context => new ValuesOfCorrectTypeRule(context));

    private readonly LiteralCheck _check = new(context);

    public override void EnterLiteral(ValueNode node)
    {
        if (Context.Types.InputType is { } type)
        {
            _check.Check(node, type);
        }
    }
}
