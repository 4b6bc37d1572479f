using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>What code in another file of the assembly can name.</summary>
internal static class Reach
{
    /// <summary>Why the type cannot be named; null when it can. <paramref name="culprit"/> is the type to change.</summary>
    public static string? FindObstacle(ITypeSymbol type, Compilation compilation, out ITypeSymbol culprit)
    {
        culprit = type;
        switch (type)
        {
            case IArrayTypeSymbol array:
                return FindObstacle(array.ElementType, compilation, out culprit);
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    if (FindObstacle(argument, compilation, out culprit) is { } obstacle)
                    {
                        return obstacle;
                    }
                }

                return FindObstacle(named, compilation, out culprit);
            default:
                return null;
        }
    }

    private static string? FindObstacle(INamedTypeSymbol named, Compilation compilation, out ITypeSymbol culprit)
    {
        for (var each = named; each is not null; each = each.ContainingType)
        {
            culprit = each;
            if (each.IsFileLocal)
            {
                return "local to its file";
            }

            switch (each.DeclaredAccessibility)
            {
                case Accessibility.Private:
                    return "private";
                case Accessibility.Protected:
                    return "protected";
                case Accessibility.ProtectedAndInternal:
                    return "private protected";
            }
        }

        culprit = named;
        return compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly) ? null : "internal to another assembly";
    }
}
