using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Strawberry.Generators.Parsing;

/// <summary>How symbols are written in generated code.</summary>
internal static class SymbolNames
{
    /// <summary>How Roslyn's display writes <see cref="ToCode"/>.</summary>
    public static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>How Roslyn's display writes <see cref="ToTypeOf"/>.</summary>
    public static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Metadata = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The type with <c>global::</c> and nullable annotations.</summary>
    public static string ToCode(this ITypeSymbol type) => PlainNames.Print(type, isAnnotated: true) ?? type.ToDisplayString(Annotated);

    /// <summary>The type with <c>global::</c> and without nullable annotations, as <c>typeof</c> takes it.</summary>
    public static string ToTypeOf(this ITypeSymbol type) => PlainNames.Print(type, isAnnotated: false) ?? type.ToDisplayString(Plain);

    /// <summary>The full name without <c>global::</c> and type arguments.</summary>
    public static string ToFullName(this ISymbol type)
    {
        // Asked of every attribute of every member; Roslyn's own printing takes a hundred times as long.
        var definition = type.OriginalDefinition;
        return definition is INamedTypeSymbol
            {
                ContainingType: null,
                IsTupleType: false,
                TypeKind: not TypeKind.Error,
                SpecialType: not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr),
                ContainingNamespace: { } space,
            }
            ? Qualify(space, definition.Name)
            : definition.ToDisplayString(Metadata);
    }

    /// <summary>Whether it is the type of that full name, without type arguments. Asked of every attribute of every member: nothing is put together for it.</summary>
    public static bool IsNamed(this ISymbol type, string fullName)
    {
        var name = type.Name;
        if (name.Length == 0 || !fullName.EndsWith(name, System.StringComparison.Ordinal))
        {
            return false;
        }

        if (type.ContainingType is not null || type.ContainingNamespace is not { } space || type is ITypeSymbol { TypeKind: TypeKind.Error } or ITypeSymbol { IsTupleType: true })
        {
            return type.ToFullName() == fullName;
        }

        var end = fullName.Length - name.Length;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            end -= space.Name.Length + 1;
            if (end < 0 || fullName[end + space.Name.Length] != '.' || string.CompareOrdinal(fullName, end, space.Name, 0, space.Name.Length) != 0)
            {
                return false;
            }
        }

        return end == 0;
    }

    /// <summary>The type as people write it.</summary>
    public static string ToReadable(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>The type arguments of the type and, before them, of the types that contain it.</summary>
    public static IEnumerable<ITypeSymbol> AllTypeArguments(this INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? outer.AllTypeArguments().Concat(type.TypeArguments) : type.TypeArguments;

    /// <summary>The type with arguments none of which may be null.</summary>
    public static INamedTypeSymbol WithoutNullableArguments(INamedTypeSymbol type) => type.TypeArguments.Length == 0
        ? type
        : type.ConstructedFrom.Construct([.. type.TypeArguments.Select(a => a.IsReferenceType ? a.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : a)]);

    /// <summary>A member's name as code: <c>@class</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>
    /// An identifier that no other type of the assembly gets. A digit behind an underscore begins what no name can be: the number of type arguments, or the
    /// code of a character that identifiers lack.
    /// </summary>
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

    private static string Qualify(INamespaceSymbol space, string name)
    {
        for (var each = space; each is { IsGlobalNamespace: false }; each = each.ContainingNamespace)
        {
            name = each.Name + "." + name;
        }

        return name;
    }

    private static void AddIdentifier(StringBuilder builder, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AddIdentifier(builder, array.ElementType);
                AddAnnotation(builder, array.ElementType);
                builder.Append("_0Array");
                break;
            case INamedTypeSymbol named:
                if (named.ContainingType is { } outer)
                {
                    AddIdentifier(builder, outer);
                    builder.Append(outer.IsGenericType ? "_0_" : "_");
                }
                else if (named.ContainingNamespace is { IsGlobalNamespace: false } space)
                {
                    AddSanitized(builder, space.ToDisplayString());
                    builder.Append('_');
                }

                AddSanitized(builder, named.Name);
                for (var i = 0; i < named.TypeArguments.Length; i++)
                {
                    builder.Append(i == 0 ? $"_{named.TypeArguments.Length}of_" : "_0and_");
                    AddIdentifier(builder, named.TypeArguments[i]);
                    AddAnnotation(builder, named.TypeArguments[i]);
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
            builder.Append("_0null");
        }
    }

    private static void AddSanitized(StringBuilder builder, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text, i))
            {
                builder.Append(text[i]);
            }
            else if (text[i] == '.')
            {
                builder.Append('_');
            }
            else if (text[i] == '_' && i > 0 && IsPlain(text, i - 1) && i + 1 < text.Length && IsPlain(text, i + 1))
            {
                builder.Append("__");
            }
            else
            {
                builder.Append("_0").Append(((int)text[i]).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static bool IsPlain(string text, int index) => text[index] < 128 && char.IsLetterOrDigit(text[index]);
}
