using System.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>
/// Finds what only obsolete code may name: <c>[Obsolete("…", error: true)]</c>. No pragma silences that error; generated code that names such a symbol
/// is marked obsolete itself.
/// </summary>
internal static class Obsoletes
{
    public static bool Forbids(ISymbol? symbol)
    {
        switch (symbol)
        {
            case IArrayTypeSymbol array:
                return Forbids(array.ElementType);
            case INamedTypeSymbol type:
                return IsError(type.OriginalDefinition) || Forbids(type.ContainingType) || type.TypeArguments.Any(Forbids);
            case IPropertySymbol property:
                return IsErrorOrOverrides(property) || IsErrorOrOverrides(property.GetMethod) || IsErrorOrOverrides(property.SetMethod)
                    || Forbids(property.Type) || Forbids(property.ContainingType);
            case IMethodSymbol method:
                return IsErrorOrOverrides(method) || Forbids(method.ReturnType) || method.Parameters.Any(ForbidsParameter) || Forbids(method.ContainingType);
            case IFieldSymbol field:
                return IsError(field);
            default:
                return false;
        }
    }

    /// <summary>Whether the type is forbidden, or making an instance of it.</summary>
    public static bool ForbidsMaking(INamedTypeSymbol type) => Forbids(type) || type.InstanceConstructors.Any(Forbids);

    private static bool ForbidsParameter(IParameterSymbol parameter) =>
        Loaders.IsLoader(parameter.Type) ? ForbidsMaking((INamedTypeSymbol)parameter.Type) : Forbids(parameter.Type);

    private static bool IsErrorOrOverrides(ISymbol? member)
    {
        for (var each = member; each is not null; each = MemberWalk.GetOverridden(each))
        {
            if (IsError(each))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsError(ISymbol symbol) =>
        symbol.FindForeign("System.ObsoleteAttribute") is { ConstructorArguments: [_, { Value: true }] };
}
