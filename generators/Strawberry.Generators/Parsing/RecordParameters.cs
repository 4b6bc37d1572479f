using System.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>Finds the primary constructor's parameter that a record's property comes from.</summary>
internal static class RecordParameters
{
    public static IParameterSymbol? Find(IPropertySymbol property)
    {
        if (!property.ContainingType.IsRecord)
        {
            return null;
        }

        foreach (var constructor in property.ContainingType.InstanceConstructors)
        {
            if (IsCopy(constructor))
            {
                continue;
            }

            foreach (var parameter in constructor.Parameters)
            {
                // The compiler makes the property where the parameter stands.
                if (parameter.Name == property.Name && (property.Locations.FirstOrDefault()?.Equals(parameter.Locations.FirstOrDefault()) ?? false))
                {
                    return parameter;
                }
            }
        }

        return null;
    }

    /// <summary>Whether it is a record's copy constructor.</summary>
    public static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
