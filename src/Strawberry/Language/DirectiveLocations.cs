using System.Text;

namespace Strawberry.Language;

/// <summary>The words of https://spec.graphql.org/September2025/#DirectiveLocation</summary>
internal static class DirectiveLocations
{
    private static readonly HashSet<string> Known =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
        "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ];

    public static bool Contains(ReadOnlySpan<byte> name) => Known.Contains(Encoding.ASCII.GetString(name));
}
