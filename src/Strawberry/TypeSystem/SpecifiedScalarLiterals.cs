using System.Globalization;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Which literals the five specified scalars accept: "Input Coercion" of section 3.5.</summary>
internal static class SpecifiedScalarLiterals
{
    /// <summary>What is wrong with <paramref name="value"/> as a <paramref name="type"/>, or null. A custom scalar accepts every literal here.</summary>
    public static string? Check(ScalarType type, ValueNode value) => type.Name switch
    {
        "Int" => CheckInt(value),
        "Float" => value is IntValueNode or FloatValueNode ? null : $"Float cannot represent non numeric value: {Printer.Print(value)}",
        "String" => value is StringValueNode ? null : $"String cannot represent a non string value: {Printer.Print(value)}",
        "Boolean" => value is BooleanValueNode ? null : $"Boolean cannot represent a non boolean value: {Printer.Print(value)}",
        "ID" => value is StringValueNode or IntValueNode ? null : $"ID cannot represent a non-string and non-integer value: {Printer.Print(value)}",
        _ => null,
    };

    private static string? CheckInt(ValueNode value)
    {
        if (value is not IntValueNode number)
        {
            return $"Int cannot represent non-integer value: {Printer.Print(value)}";
        }

        return int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? null
            : $"Int cannot represent non 32-bit signed integer value: {number.Value}";
    }
}
