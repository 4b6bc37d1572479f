using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Strawberry.Generators.Parsing;

/// <summary>How symbols are written in generated code.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Metadata = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The type with <c>global::</c> and nullable annotations.</summary>
    public static string ToCode(this ITypeSymbol type) => type.ToDisplayString(Annotated);

    /// <summary>The type with <c>global::</c> and without nullable annotations, as <c>typeof</c> takes it.</summary>
    public static string ToTypeOf(this ITypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>The full name without <c>global::</c> and type arguments.</summary>
    public static string ToFullName(this ISymbol type) => type.OriginalDefinition.ToDisplayString(Metadata);

    /// <summary>The type as people write it.</summary>
    public static string ToReadable(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>A member's name as code: <c>@class</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>An identifier that no other type of the assembly gets.</summary>
    public static string ToIdentifier(this ITypeSymbol type)
    {
        var builder = new StringBuilder();
        AddIdentifier(builder, type);
        return builder.ToString();
    }

    /// <summary>Letters, digits and underscores for any text; different texts stay different.</summary>
    public static string Sanitize(string text)
    {
        var builder = new StringBuilder();
        AddSanitized(builder, text);
        return builder.ToString();
    }

    private static void AddIdentifier(StringBuilder builder, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AddIdentifier(builder, array.ElementType);
                AddAnnotation(builder, array.ElementType);
                builder.Append("_Array");
                break;
            case INamedTypeSymbol named:
                if (named.ContainingType is { } outer)
                {
                    AddIdentifier(builder, outer);
                    builder.Append('_');
                }
                else if (named.ContainingNamespace is { IsGlobalNamespace: false } space)
                {
                    AddSanitized(builder, space.ToDisplayString());
                    builder.Append('_');
                }

                AddSanitized(builder, named.Name);
                foreach (var argument in named.TypeArguments)
                {
                    builder.Append("_of_");
                    AddIdentifier(builder, argument);
                    AddAnnotation(builder, argument);
                }

                break;
            default:
                AddSanitized(builder, type.Name);
                break;
        }
    }

    private static void AddAnnotation(StringBuilder builder, ITypeSymbol type)
    {
        if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated })
        {
            builder.Append("_null");
        }
    }

    private static void AddSanitized(StringBuilder builder, string text)
    {
        foreach (var c in text)
        {
            if (c < 128 && char.IsLetterOrDigit(c))
            {
                builder.Append(c);
            }
            else if (c == '.')
            {
                builder.Append('_');
            }
            else if (c == '_')
            {
                builder.Append("__");
            }
            else
            {
                builder.Append("_u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
