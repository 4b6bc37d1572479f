using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>Labels of defer and stream are strings, and unique in the document. https://spec.graphql.org/draft/#sec-Defer-And-Stream-Directive-Labels-Are-Unique</summary>
internal sealed class DeferStreamDirectiveLabelRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterDirective;

    private readonly Dictionary<string, DirectiveNode> _known = new(StringComparer.Ordinal);

    public override void EnterDirective(DirectiveNode node, DirectiveLocation location)
    {
        if (node.Name.Value is not (DeferStream.Defer or DeferStream.Stream)
            || !DeferStream.In(Context.Schema)
            || DeferStream.Argument(node, "label") is not { } label
            || label is NullValueNode)
        {
            return;
        }

        if (label is not StringValueNode text)
        {
            Context.Report($"Argument \"@{node.Name}(label:)\" must be a static string.", node);
        }
        else if (!_known.TryAdd(text.Value, node))
        {
            Context.Report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.",
                _known[text.Value],
                node);
        }
    }
}
