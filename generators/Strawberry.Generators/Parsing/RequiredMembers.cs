using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Parsing;

/// <summary>Members with <c>required</c>.</summary>
internal static class RequiredMembers
{
    public static List<ISymbol> Find(INamedTypeSymbol type)
    {
        var members = new List<ISymbol>();
        for (var each = type; each is { SpecialType: SpecialType.None }; each = each.BaseType)
        {
            members.AddRange(each.GetMembers().Where(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }));
        }

        return members;
    }
}
