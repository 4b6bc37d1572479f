using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>Only list fields are streamed. https://spec.graphql.org/draft/#sec-Stream-Directives-Are-Used-On-List-Fields</summary>
internal sealed class StreamDirectiveOnListFieldRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterDirective;

    public override void EnterDirective(DirectiveNode node, DirectiveLocation location)
    {
        if (node.Name.Value == DeferStream.Stream
            && DeferStream.In(Context.Schema)
            && Context.Types is { Field: { } field, ParentType: { } parent }
            && field.Type.NullableType is not ListType)
        {
            Context.Report($"Directive \"@stream\" cannot be used on non-list field \"{parent}.{field.Name}\".", node);
        }
    }
}
