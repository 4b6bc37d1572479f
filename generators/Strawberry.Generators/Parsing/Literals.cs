using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Prints C# constants as GraphQL literals.</summary>
internal static class Literals
{
    /// <summary>The literal; null when GraphQL cannot say the value.</summary>
    public static string? Print(object value, Shape shape, ITypeSymbol type, ParseContext context)
    {
        var named = shape.Named;
        if (named.Kind == ShapeKind.Enum)
        {
            return PrintEnum(value, type, context);
        }

        if (named.Kind == ShapeKind.Leaf && named.Name == "ID")
        {
            return Quote(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }

        return value switch
        {
            bool boolean => boolean ? "true" : "false",
            string text => Quote(text),
            float number => float.IsNaN(number) || float.IsInfinity(number) ? null : PrintFloat(number.ToString("R", CultureInfo.InvariantCulture)),
            double number => double.IsNaN(number) || double.IsInfinity(number) ? null : PrintFloat(number.ToString("R", CultureInfo.InvariantCulture)),
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            sbyte or byte or short or ushort or int or uint or long => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    builder.Append('\\').Append(c);
                    break;
                case '\n':
                    builder.Append("\\n");
                    break;
                case '\r':
                    builder.Append("\\r");
                    break;
                case '\t':
                    builder.Append("\\t");
                    break;
                case < ' ' or '\u007f':
                    builder.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default:
                    builder.Append(c);
                    break;
            }
        }

        return builder.Append('"').ToString();
    }

    private static string PrintFloat(string text) => text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;

    private static string? PrintEnum(object value, ITypeSymbol type, ParseContext context)
    {
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        return FindEnum(type) is not { } found ? null : EnumParser.ReadValues(found, context)
            .FirstOrDefault(v => Convert.ToDecimal(v.Number, CultureInfo.InvariantCulture) == number)?.Model.Name;
    }

    /// <summary>The enum below nullable, lists and <c>Maybe</c>.</summary>
    public static INamedTypeSymbol? FindEnum(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum } found ? found
        : type is INamedTypeSymbol { Arity: 1 } wrapper && wrapper.ToFullName() is "System.Nullable" or "Strawberry.Maybe"
            ? FindEnum(((INamedTypeSymbol)type).TypeArguments[0])
        : Sequences.FindItem(type) is { } item ? FindEnum(item)
        : null;
}
