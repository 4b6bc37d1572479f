using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses interfaces and abstract classes with <c>[GraphQLUnion]</c>.</summary>
internal static class UnionParser
{
    public static TableModel? Parse(INamedTypeSymbol type, ParseContext context)
    {
        var attribute = type.OriginalDefinition.Find(Annotations.Union)!;
        var header = Headers.Make(type, attribute, context);
        return new UnionModel(header, Unions.ReadMembers(attribute, type.ToReadable(), type, ParseContext.LocationOf(type), context));
    }
}
