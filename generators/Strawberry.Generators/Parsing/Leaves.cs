using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>The C# types that are scalars by themselves.</summary>
internal static class Leaves
{
    private static readonly Dictionary<string, (string Name, string Key, string Accessor)> ByName = new()
    {
        ["System.String"] = ("String", "string", "String"),
        ["System.Int32"] = ("Int", "int", "Int32"),
        ["System.Int16"] = ("Int", "int", "Int16"),
        ["System.UInt16"] = ("Int", "int", "UInt16"),
        ["System.Byte"] = ("Int", "int", "Byte"),
        ["System.SByte"] = ("Int", "int", "SByte"),
        ["System.Int64"] = ("Long", "long", "Int64"),
        ["System.UInt32"] = ("Long", "long", "UInt32"),
        ["System.Double"] = ("Float", "double", "Double"),
        ["System.Single"] = ("Float", "double", "Single"),
        ["System.Boolean"] = ("Boolean", "bool", "Boolean"),
        ["System.Decimal"] = ("Decimal", "decimal", "Decimal"),
        ["System.Guid"] = ("UUID", "global::System.Guid", "Guid"),
        ["System.DateTime"] = ("DateTime", "global::System.DateTimeOffset", "DateTime"),
        ["System.DateTimeOffset"] = ("DateTime", "global::System.DateTimeOffset", "DateTimeOffset"),
        ["System.DateOnly"] = ("Date", "global::System.DateOnly", "DateOnly"),
        ["System.TimeOnly"] = ("Time", "global::System.TimeOnly", "TimeOnly"),
        ["System.TimeSpan"] = ("Duration", "global::System.TimeSpan", "TimeSpan"),
        ["System.Text.Json.JsonElement"] = ("JSON", "global::System.Text.Json.JsonElement", "JsonElement"),
        ["System.Text.Json.Nodes.JsonNode"] = ("JSON", "global::System.Text.Json.JsonElement", "JsonNode"),
        ["Strawberry.ID"] = ("ID", "global::Strawberry.ID", "Id"),
    };

    // Most types are none of these, and need not have their names put together.
    private static readonly HashSet<string> SimpleNames = [.. ByName.Keys.Select(name => name.Substring(name.LastIndexOf('.') + 1))];

    private static readonly Dictionary<string, string> Ids = new()
    {
        ["System.String"] = "String",
        ["System.Int32"] = "Int32",
        ["System.Int64"] = "Int64",
        ["System.Guid"] = "Guid",
    };

    public static Shape? Find(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return new Shape(ShapeKind.Leaf, "byte[]", "Base64", "byte[]", Accessor: "Base64");
        }

        return type is INamedTypeSymbol { IsGenericType: false } named && SimpleNames.Contains(named.Name) && ByName.TryGetValue(named.ToFullName(), out var leaf)
            ? new Shape(ShapeKind.Leaf, type.ToCode(), leaf.Name, leaf.Key, Accessor: leaf.Accessor)
            : Uploads.Find(type);
    }

    /// <summary>A type marked <c>[ID]</c>; <paramref name="direction"/> is how its completer or reader names the conversion.</summary>
    public static Shape? FindId(ITypeSymbol type, string direction)
    {
        var name = type.ToFullName();
        if (name == "Strawberry.ID")
        {
            return Find(type);
        }

        return Ids.TryGetValue(name, out var from)
            ? new Shape(ShapeKind.Leaf, type.ToCode(), "ID", "global::Strawberry.ID", Accessor: "Id" + direction + from)
            : null;
    }
}
