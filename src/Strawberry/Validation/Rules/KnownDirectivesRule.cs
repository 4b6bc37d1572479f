using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>Directives exist and may stand where they stand. https://spec.graphql.org/draft/#sec-Directives-Are-Defined</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterDirective;

    public override void EnterDirective(DirectiveNode node, DirectiveLocation location)
    {
        var defined = Context.TypeSystem?.Directive(node.Name.Value);
        var directive = Context.Types.Directive;
        if (defined is null && directive is null)
        {
            Context.Report($"Unknown directive \"@{node.Name}\".", node);
        }
        else if (!(defined?.MayStandAt(location.GetName()) ?? directive!.Locations.Contains(location)))
        {
            Context.Report($"Directive \"@{node.Name}\" may not be used on {location.GetName()}.", node);
        }
    }
}
