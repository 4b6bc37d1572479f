using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>What keeps generated code from naming a type, and what to do about it. <paramref name="Culprit"/> is the type to change.</summary>
internal sealed record Obstacle(ITypeSymbol Culprit, string Reason, string Advice);

/// <summary>What code in another file of the assembly can name.</summary>
internal static class Reach
{
    private const string MakeInternal = "make it internal or public";

    /// <summary>Why the type cannot be named; null when it can.</summary>
    public static Obstacle? FindObstacle(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => FindObstacle(array.ElementType, compilation),
        INamedTypeSymbol named => FindObstacle(named.TypeArguments, compilation) ?? FindOwnObstacle(named, compilation),
        _ => null,
    };

    private static Obstacle? FindObstacle(ImmutableArray<ITypeSymbol> types, Compilation compilation)
    {
        foreach (var type in types)
        {
            if (FindObstacle(type, compilation) is { } obstacle)
            {
                return obstacle;
            }
        }

        return null;
    }

    /// <summary>Whether code can name the assembly's types by <c>global::</c>: not those of a reference that has aliases alone.</summary>
    public static bool IsGlobal(IAssemblySymbol assembly, Compilation compilation) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsDefaultOrEmpty: false } aliases
        || aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private static Obstacle? FindOwnObstacle(INamedTypeSymbol named, Compilation compilation)
    {
        var isPublic = true;
        for (var each = named; each is not null; each = each.ContainingType)
        {
            isPublic &= each.DeclaredAccessibility == Accessibility.Public;
            if (each.IsFileLocal)
            {
                return new Obstacle(each, "local to its file", MakeInternal);
            }

            switch (each.DeclaredAccessibility)
            {
                case Accessibility.Private:
                    return new Obstacle(each, "private", MakeInternal);
                case Accessibility.Protected:
                    return new Obstacle(each, "protected", MakeInternal);
                case Accessibility.ProtectedAndInternal:
                    return new Obstacle(each, "private protected", MakeInternal);
            }
        }

        if (!IsForeign(named, compilation))
        {
            return null;
        }

        if (!isPublic && !compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly))
        {
            return new Obstacle(named, "internal to another assembly", "make it public");
        }

        return IsGlobal(named.ContainingAssembly, compilation)
            ? null
            : new Obstacle(
                named,
                $"of '{named.ContainingAssembly.Name}', an assembly referenced by an extern alias alone",
                "add 'global' to the aliases of the reference");
    }

    private static bool IsForeign(INamedTypeSymbol named, Compilation compilation) =>
        named is { SpecialType: SpecialType.None, ContainingAssembly: not null }
        && !SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, compilation.Assembly);
}
