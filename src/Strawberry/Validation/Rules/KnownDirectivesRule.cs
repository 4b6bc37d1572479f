using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>Directives exist and may stand where they stand. https://spec.graphql.org/draft/#sec-Directives-Are-Defined</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : Rule(context)
{
    public static readonly RuleEntry Entry = new(RuleHooks.EnterDirective, static context => new KnownDirectivesRule(context));

    public override void EnterDirective(DirectiveNode node, DirectiveLocation location)
    {
        if (Context.Types.Directive is not { } directive)
        {
            Context.Report($"Unknown directive \"@{node.Name}\".", node);
        }
        else if (!directive.Locations.Contains(location))
        {
            Context.Report($"Directive \"@{node.Name}\" may not be used on {Word(location)}.", node);
        }
    }

    private static string Word(DirectiveLocation location) => location switch
    {
        DirectiveLocation.Query => "QUERY",
        DirectiveLocation.Mutation => "MUTATION",
        DirectiveLocation.Subscription => "SUBSCRIPTION",
        DirectiveLocation.Field => "FIELD",
        DirectiveLocation.FragmentDefinition => "FRAGMENT_DEFINITION",
        DirectiveLocation.FragmentSpread => "FRAGMENT_SPREAD",
        DirectiveLocation.InlineFragment => "INLINE_FRAGMENT",
        _ => "VARIABLE_DEFINITION",
    };
}
