using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Which literals an enum accepts: "Input Coercion" of section 3.9.</summary>
internal static class EnumLiterals
{
    /// <summary>What is wrong with <paramref name="value"/> as a <paramref name="type"/>, or null.</summary>
    public static string? Check(EnumType type, ValueNode value)
    {
        if (value is EnumValueNode name)
        {
            return type.GetValue(name.Value) is null
                ? $"Value \"{name.Value}\" does not exist in \"{type.Name}\" enum.{Suggest(type, name.Value)}"
                : null;
        }

        var text = Printer.Print(value);
        return $"Enum \"{type.Name}\" cannot represent non-enum value: {text}.{Suggest(type, text)}";
    }

    private static string Suggest(EnumType type, string text) => DidYouMean.Suggest(text, type.Values.Select(v => v.Name), "the enum value");
}
