using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Makes the header of a type's table.</summary>
internal static class Headers
{
    public static TableHeader Make(INamedTypeSymbol type, AttributeData? attribute, ParseContext context)
    {
        var key = TypeNames.KeyOf(type);
        Names.Check(key.Name, ParseContext.LocationOf(type), context);
        return new TableHeader(
            type.ToIdentifier(),
            key.Name,
            type.ToCode(),
            key.Clr,
            key.Variant,
            attribute.GetString("Description") ?? Descriptions.OfSymbol(type, context),
            Obsoletes.ForbidsMaking(type));
    }
}
