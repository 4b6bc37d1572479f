using Strawberry.Errors;
using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>What is said of wrong input, be it a literal or a variable's value.</summary>
internal static class InputMessages
{
    public static string FieldHint(InputObjectType type, string name) =>
        DidYouMean.Suggest(name, Names(type));

    public static string EnumHint(EnumType type, string text)
    {
        // No name is close to a text this long, and comparing would take its length.
        return text.Length > 256 ? "" : DidYouMean.Suggest(text, Names(type), "the enum value");
    }

    public static string UnknownField(InputObjectType type, string name, string hint, string found) =>
        $"Expected value of type \"{type}\" not to include unknown field \"{name}\"{(hint.Length > 0 ? $".{hint} Found" : ", found")}: {found}.";

    public static string OneOf(InputObjectType type) =>
        $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.";

    private static IEnumerable<string> Names(InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            yield return field.Name;
        }
    }

    private static IEnumerable<string> Names(EnumType type)
    {
        foreach (var value in type.Values)
        {
            yield return value.Name;
        }
    }
}
