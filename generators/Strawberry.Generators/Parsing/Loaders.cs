using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strawberry.Generators.Parsing;

/// <summary>Loader classes that users write.</summary>
internal static class Loaders
{
    public static bool IsLoader(ITypeSymbol type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each.Arity == 2 && each.IsNamed("Strawberry.DataLoader"))
            {
                return type is INamedTypeSymbol { IsAbstract: false };
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the type may be a loader that the generator makes: a class that no symbol shows yet, or that has only the half that the user wrote.
    /// </summary>
    public static bool MayBeGenerated(ITypeSymbol type, ParseContext context) =>
        type.TypeKind == TypeKind.Error
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ TypeKind: TypeKind.Error }] }
        || (type is INamedTypeSymbol { TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object, Arity: 0, ContainingType: null } half
            && SymbolEqualityComparer.Default.Equals(half.ContainingAssembly, context.Compilation.Assembly)
            && IsPartial(half)
            && half.ContainingNamespace.GetTypeMembers().Any(holder => Makes(holder, half.Name)));

    /// <summary>Whether every declaration of the type leaves room for another.</summary>
    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(r => r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool Makes(INamedTypeSymbol holder, string name) =>
        holder.GetMembers().OfType<IMethodSymbol>().Any(m => m.IsStatic && m.Find(Annotations.Loader) is { } attribute && LoaderParser.NameOf(m, attribute) == name)
        || holder.GetTypeMembers().Any(nested => Makes(nested, name));

    /// <summary>The code that makes a loader of the context <c>c</c>; null when it has no constructor for that.</summary>
    public static string? FindConstruction(INamedTypeSymbol type, ParseContext context)
    {
        foreach (var constructor in type.InstanceConstructors.OrderByDescending(c => c.Parameters.Length))
        {
            if (constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
                && context.Compilation.IsSymbolAccessibleWithin(constructor, context.Compilation.Assembly)
                && ReadArguments(constructor) is { } arguments)
            {
                return $"new {type.ToTypeOf()}({string.Join(", ", arguments)})";
            }
        }

        return null;
    }

    private static List<string>? ReadArguments(IMethodSymbol constructor)
    {
        var arguments = new List<string>();
        foreach (var parameter in constructor.Parameters)
        {
            if (parameter.Type.ToFullName() == "Strawberry.Resolvers.DataLoaderContext")
            {
                arguments.Add("c");
            }
            else if (parameter.Type.IsReferenceType && parameter.Type.SpecialType == SpecialType.None)
            {
                var optional = parameter.Type.NullableAnnotation == NullableAnnotation.Annotated ? "Optional" : "";
                arguments.Add($"c.{optional}Service<{parameter.Type.ToTypeOf()}>()");
            }
            else
            {
                return null;
            }
        }

        return arguments.Contains("c") ? arguments : null;
    }
}
