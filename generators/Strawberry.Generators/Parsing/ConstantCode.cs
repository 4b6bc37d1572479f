using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Strawberry.Generators.Parsing;

/// <summary>A constant as code that says it in any file.</summary>
internal static class ConstantCode
{
    /// <summary>The argument of an attribute. The cast keeps its type where an <c>object</c> is wanted, and chooses the overload of the user's own code.</summary>
    public static string Print(TypedConstant constant)
    {
        var type = constant.Type!.ToTypeOf();
        if (constant.IsNull)
        {
            return $"({type})null!";
        }

        return constant.Kind switch
        {
            TypedConstantKind.Array => $"new {type} {{ {string.Join(", ", constant.Values.Select(Print))} }}",
            TypedConstantKind.Type => $"typeof({((ITypeSymbol)constant.Value!).ToTypeOf()})",
            _ => $"({type})({Print(constant.Value)})",
        };
    }

    /// <summary>What keeps the constant from being said in another file; null when nothing does.</summary>
    public static Obstacle? FindObstacle(TypedConstant constant, Compilation compilation) => constant switch
    {
        { Type: null } or { IsNull: true } => null,
        { Kind: TypedConstantKind.Array } => Reach.FindObstacle(constant.Type, compilation)
            ?? constant.Values.Select(value => FindObstacle(value, compilation)).FirstOrDefault(o => o is not null),
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol named } => Reach.FindObstacle(named, compilation),
        _ => Reach.FindObstacle(constant.Type, compilation),
    };

    /// <summary>A constant of a type that is known where it is said.</summary>
    public static string Print(object? value) => value switch
    {
        null => "default",
        double number when double.IsNaN(number) || double.IsInfinity(number) => PrintSpecial("double", number),
        float number when float.IsNaN(number) || float.IsInfinity(number) => PrintSpecial("float", number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    private static string PrintSpecial(string type, double number) =>
        $"{type}.{(double.IsNaN(number) ? "NaN" : number > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
}
