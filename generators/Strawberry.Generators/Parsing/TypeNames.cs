using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>The GraphQL names and keys of annotated types.</summary>
internal static class TypeNames
{
    /// <summary>The name: what the annotation says, else the C# name; arguments of a generic type come first: <c>UserPage</c>.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var annotation = Annotations.Classify(type);
        var given = GetGivenName(type, annotation);
        if (given is null)
        {
            return string.Concat(type.AllTypeArguments().Select(OfArgument)) + GetOwnName(type, annotation);
        }

        for (var each = type; each is not null; each = each.ContainingType)
        {
            for (var i = 0; i < each.TypeArguments.Length; i++)
            {
                given = given.Replace("{" + each.TypeParameters[i].Name + "}", OfArgument(each.TypeArguments[i]));
            }
        }

        return given;
    }

    public static KeyModel KeyOf(INamedTypeSymbol type) => new(type.ToTypeOf(), VariantOf(type), Of(type), Obsoletes.Forbids(type));

    /// <summary>The nullability of the type arguments, which the CLR type does not tell: a mark each, inner ones after; nothing when all are non-null.</summary>
    public static string VariantOf(INamedTypeSymbol type)
    {
        var builder = new StringBuilder();
        AddVariant(builder, type);
        var variant = builder.ToString();
        return variant.IndexOf('?') < 0 ? "" : variant;
    }

    private static string OfArgument(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return OfArgument(nullable.TypeArguments[0]) + "Optional";
        }

        var suffix = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "Optional" : "";
        return OfNonNull(type) + suffix;
    }

    private static string OfNonNull(ITypeSymbol type)
    {
        if (Leaves.Find(type) is { } leaf)
        {
            return leaf.Name;
        }

        if (type is INamedTypeSymbol named && (named.TypeKind == TypeKind.Enum || Annotations.Classify(named) != TypeAnnotation.None))
        {
            return Of(named);
        }

        return Sequences.FindItem(type) is { } item ? OfArgument(item) + "List" : type.Name;
    }

    private static void AddVariant(StringBuilder builder, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AddMark(builder, array.ElementType);
                AddVariant(builder, array.ElementType);
                break;
            case INamedTypeSymbol named:
                foreach (var argument in named.AllTypeArguments())
                {
                    AddMark(builder, argument);
                    AddVariant(builder, argument);
                }

                break;
        }
    }

    private static void AddMark(StringBuilder builder, ITypeSymbol type) =>
        builder.Append(type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? '?' : '!');

    private static string GetOwnName(INamedTypeSymbol type, TypeAnnotation annotation) =>
        annotation is TypeAnnotation.Interface or TypeAnnotation.Union && type.TypeKind == TypeKind.Interface ? Naming.Interface(type.Name) : type.Name;

    private static string? GetGivenName(INamedTypeSymbol type, TypeAnnotation annotation)
    {
        if (annotation == TypeAnnotation.None)
        {
            return null;
        }

        var attribute = type.OriginalDefinition.Find(Annotations.AttributeOf(annotation));
        if (attribute.GetString("Name") is { } named)
        {
            return named;
        }

        return annotation is TypeAnnotation.Scalar or TypeAnnotation.Union && attribute!.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string first }, ..]
            ? first
            : null;
    }
}
