using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Strawberry.Generators.Parsing;

/// <summary>An attribute as code that makes it.</summary>
internal static class AttributeCode
{
    public static string New(AttributeData attribute)
    {
        var arguments = string.Join(", ", attribute.ConstructorArguments.Select(Value));
        var code = $"new {attribute.AttributeClass!.ToTypeOf()}({arguments})";
        return attribute.NamedArguments.IsEmpty
            ? code
            : $"{code} {{ {string.Join(", ", attribute.NamedArguments.Select(n => $"{SymbolNames.Escape(n.Key)} = {Value(n.Value)}"))} }}";
    }

    private static string Value(TypedConstant constant)
    {
        var type = constant.Type!.ToTypeOf();
        if (constant.IsNull)
        {
            return $"({type})null!";
        }

        return constant.Kind switch
        {
            TypedConstantKind.Array => $"new {type} {{ {string.Join(", ", constant.Values.Select(Value))} }}",
            TypedConstantKind.Type => $"typeof({((ITypeSymbol)constant.Value!).ToTypeOf()})",
            // The cast chooses the same constructor as the user's own code.
            _ => $"({type})({SymbolDisplay.FormatPrimitive(constant.Value!, quoteStrings: true, useHexadecimalNumbers: false)})",
        };
    }
}
