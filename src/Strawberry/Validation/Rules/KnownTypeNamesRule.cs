using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Types named in a document exist. https://spec.graphql.org/draft/#sec-Fragment-Spread-Type-Existence</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterNamedType;

    // What every type system has, also if the schema makes no use of it.
    private static readonly string[] Standard =
    [
        "String", "Int", "Float", "Boolean", "ID",
        "__Schema", "__Directive", "__DirectiveLocation", "__Type", "__Field", "__InputValue", "__EnumValue", "__TypeKind",
    ];

    public override void EnterNamedType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (Context.Schema.GetType(name) is not null
            || Context.TypeSystem?.DefinesType(name) == true
            || (Context.IsInTypeSystem && Standard.Contains(name)))
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

        foreach (var name in Context.TypeSystem?.SuggestedTypes ?? [])
        {
            yield return name;
        }

        foreach (var name in Context.IsInTypeSystem ? Standard : [])
        {
            yield return name;
        }
    }
}
