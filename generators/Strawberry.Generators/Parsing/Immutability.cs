using System.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>
/// Tells input types of which one instance may serve many requests: nothing of it can change, and making it does nothing but take the values. That is certain of
/// a record that has its primary constructor's properties and no other state; of anything else it is not asked.
/// </summary>
internal static class Immutability
{
    private static readonly string[] Values = ["System.Guid", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "Strawberry.ID"];

    private static readonly string[] Wrappers = ["System.Nullable`1", "Strawberry.Maybe`1", "System.Collections.Immutable.ImmutableArray`1"];

    public static bool OfInput(INamedTypeSymbol type) =>
        type is { IsRecord: true, IsGenericType: false, BaseType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
        && type.InstanceConstructors.Count(c => !RecordParameters.IsCopy(c) && !(type.IsValueType && c.Parameters.Length == 0)) == 1
        && type.GetMembers().OfType<IEventSymbol>().All(e => e.IsStatic)
        && type.GetMembers().OfType<IFieldSymbol>().All(f => f.IsStatic || IsTaken(f));

    // The field behind the property that the compiler makes of a parameter.
    private static bool IsTaken(IFieldSymbol field) =>
        field.AssociatedSymbol is IPropertySymbol property
        && (field.IsReadOnly || field.ContainingType.IsValueType)
        && RecordParameters.Find(property) is not null
        && IsValue(field.Type);

    private static bool IsValue(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum
            || type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_Decimal or SpecialType.System_DateTime
            || type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double)
        {
            return true;
        }

        if (type is not INamedTypeSymbol { ContainingType: null } named)
        {
            return false;
        }

        var name = $"{named.ContainingNamespace.ToDisplayString()}.{named.MetadataName}";
        return Values.Contains(name) || (Wrappers.Contains(name) && IsValue(named.TypeArguments[0]));
    }
}
