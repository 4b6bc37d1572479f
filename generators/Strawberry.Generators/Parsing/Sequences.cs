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

        // Each of these is enumerable in one way.
        if (named.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_ICollection_T
            or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
            or SpecialType.System_Collections_Generic_IReadOnlyList_T)
        {
            return named.TypeArguments[0];
        }

        ITypeSymbol? item = null;
        foreach (var each in named.AllInterfaces)
        {
            if (each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            {
                if (item is not null)
                {
                    return null;
                }

                item = each.TypeArguments[0];
            }
        }

        return item;
    }

    /// <summary>What wraps a value that comes later.</summary>
    public static ShapeKind? FindAsync(ITypeSymbol type) => type is not INamedTypeSymbol
        {
            IsGenericType: true, TypeArguments.Length: 1, Name: "Task" or "ValueTask" or "IAsyncEnumerable" or "ChannelReader",
        }
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
