using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Types named in a document exist. https://spec.graphql.org/draft/#sec-Fragment-Spread-Type-Existence</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : Rule(context)
{
    public static readonly RuleEntry Entry = new(RuleHooks.EnterNamedType, static context => new KnownTypeNamesRule(context));

    public override void EnterNamedType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (Context.Schema.GetType(name) is not null)
        {
            return;
        }

        var hint = Context.HideSuggestions ? "" : DidYouMean.Suggest(name, TypeNames());
        Context.Report($"Unknown type \"{name}\".{hint}", node);
    }

    private IEnumerable<string> TypeNames()
    {
        foreach (var type in Context.Schema.Types)
        {
            yield return type.Name;
        }
    }
}
