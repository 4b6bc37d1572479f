using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Which C# types are lists, sequences and tasks.</summary>
internal static class Sequences
{
    /// <summary>The item type of a list: of an array, or of what is enumerable in one way. Null for anything else, text and bytes included.</summary>
    public static ITypeSymbol? FindItem(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.Rank == 1 ? array.ElementType : null;
        }

        if (type.SpecialType == SpecialType.System_String || type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        {
            return named.TypeArguments[0];
        }

        var items = named.AllInterfaces
            .Where(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .Select(i => i.TypeArguments[0])
            .ToImmutableArray();
        return items.Length == 1 ? items[0] : null;
    }

    /// <summary>What wraps a value that comes later.</summary>
    public static ShapeKind? FindAsync(ITypeSymbol type) => type is not INamedTypeSymbol { IsGenericType: true, TypeArguments.Length: 1 }
        ? null
        : type.ToFullName() switch
        {
            "System.Threading.Tasks.Task" => ShapeKind.Task,
            "System.Threading.Tasks.ValueTask" => ShapeKind.ValueTask,
            "System.Collections.Generic.IAsyncEnumerable" => ShapeKind.AsyncEnumerable,
            "System.Threading.Channels.ChannelReader" => ShapeKind.ChannelReader,
            _ => null,
        };

    /// <summary>How an input list of that type is made.</summary>
    public static ListReader FindReader(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol)
        {
            return ListReader.Array;
        }

        return type.ToFullName() switch
        {
            "System.Collections.Generic.List" => ListReader.List,
            "System.Collections.Generic.HashSet" => ListReader.HashSet,
            "System.Collections.Immutable.ImmutableArray" => ListReader.ImmutableArray,
            "System.Collections.Generic.IEnumerable" or "System.Collections.Generic.IReadOnlyList" or "System.Collections.Generic.IReadOnlyCollection"
                or "System.Collections.Generic.IList" or "System.Collections.Generic.ICollection" => ListReader.ListAs,
            _ => ListReader.None,
        };
    }
}
