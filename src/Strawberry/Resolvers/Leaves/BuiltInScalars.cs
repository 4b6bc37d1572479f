using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers.Leaves;

/// <summary>Which types are scalars without an annotation.</summary>
internal static class BuiltInScalars
{
    private static readonly ConcurrentDictionary<string, TypeEntry> Entries = new(StringComparer.Ordinal);

    /// <summary>The name of the scalar that stands for a CLR type; null when there is none.</summary>
    public static string? FindName(Type type) =>
        type == typeof(string) ? "String"
        : type == typeof(int) || type == typeof(short) || type == typeof(ushort) || type == typeof(byte) || type == typeof(sbyte) ? "Int"
        : type == typeof(double) || type == typeof(float) ? "Float"
        : type == typeof(bool) ? "Boolean"
        : type == typeof(ID) ? "ID"
        : type == typeof(Guid) ? "UUID"
        : type == typeof(DateTimeOffset) || type == typeof(DateTime) ? "DateTime"
        : type == typeof(DateOnly) ? "Date"
        : type == typeof(TimeOnly) ? "Time"
        : type == typeof(TimeSpan) ? "Duration"
        : type == typeof(decimal) ? "Decimal"
        : type == typeof(long) || type == typeof(uint) ? "Long"
        : type == typeof(byte[]) ? "Base64"
        : type == typeof(JsonElement) || type == typeof(JsonNode) ? "JSON"
        : type == typeof(void) ? "Void"
        : null;

    /// <summary>The specified scalar of that name, or null.</summary>
    public static ScalarType? FindSpecified(string name) => name switch
    {
        "String" => SpecifiedScalars.String,
        "Int" => SpecifiedScalars.Int,
        "Float" => SpecifiedScalars.Float,
        "Boolean" => SpecifiedScalars.Boolean,
        "ID" => SpecifiedScalars.ID,
        _ => null,
    };

    /// <summary>Another scalar of the engine's.</summary>
    public static TypeEntry FindEntry(string name) =>
        Entries.TryGetValue(name, out var entry) ? entry : Entries.GetOrAdd(name, new TypeEntry(null, MakeTable(name)));

    private static ScalarTable MakeTable(string name) => name switch
    {
        "UUID" => new LeafScalarTable(
            typeof(Guid),
            name,
            "A universally unique identifier.",
            "https://www.rfc-editor.org/rfc/rfc9562",
            static literal => GuidFormat.TryRead(literal, out _),
            static json => GuidFormat.TryRead(json, out _)),
        "DateTime" => new LeafScalarTable(
            typeof(DateTimeOffset),
            name,
            "An RFC 3339 timestamp.",
            "https://scalars.graphql.org/andimarek/date-time.html",
            static literal => DateTimeOffsetFormat.TryRead(literal, out _),
            static json => DateTimeOffsetFormat.TryRead(json, out _)),
        "Date" => new LeafScalarTable(
            typeof(DateOnly),
            name,
            "A date, written YYYY-MM-DD.",
            "https://www.rfc-editor.org/rfc/rfc3339",
            static literal => DateOnlyFormat.TryRead(literal, out _),
            static json => DateOnlyFormat.TryRead(json, out _)),
        "Time" => new LeafScalarTable(
            typeof(TimeOnly),
            name,
            "A time of day, written HH:MM:SS, with a fraction where needed.",
            null,
            static literal => TimeOnlyFormat.TryRead(literal, out _),
            static json => TimeOnlyFormat.TryRead(json, out _)),
        "Duration" => new LeafScalarTable(
            typeof(TimeSpan),
            name,
            "A duration as ISO 8601 writes it, in days, hours, minutes and seconds.",
            null,
            static literal => DurationFormat.TryRead(literal, out _),
            static json => DurationFormat.TryRead(json, out _)),
        "Decimal" => new LeafScalarTable(
            typeof(decimal),
            name,
            "A decimal number, written as a string so that no digit is lost.",
            null,
            static literal => DecimalFormat.TryRead(literal, out _),
            static json => DecimalFormat.TryRead(json, out _)),
        "Long" => new LeafScalarTable(
            typeof(long),
            name,
            "A signed 64-bit integer, written as a number.",
            null,
            static literal => LongFormat<long>.TryRead(literal, out _),
            static json => LongFormat<long>.TryRead(json, out _)),
        "Base64" => new LeafScalarTable(
            typeof(byte[]),
            name,
            "Bytes in Base64.",
            "https://www.rfc-editor.org/rfc/rfc4648",
            static literal => Base64Format.TryRead(literal, out _),
            static json => Base64Format.TryRead(json, out _)),
        "JSON" => new LeafScalarTable(
            typeof(JsonElement),
            name,
            "Any JSON value.",
            "https://ecma-international.org/wp-content/uploads/ECMA-404_2nd_edition_december_2017.pdf",
            static literal => JsonElementFormat.TryRead(literal, out _),
            static json => JsonElementFormat.TryRead(json, out _)),
        "Void" => new VoidScalarTable(),
        _ => throw new UnreachableException(),
    };

    private sealed class VoidScalarTable : ScalarTable
    {
        public override TypeKey Key => typeof(void);

        internal override string Name => "Void";

        internal override string? Description => "No value: always null.";

        internal override string? CheckLiteral(ValueNode literal) => $"Void cannot represent value: {Printer.Print(literal)}";

        internal override string? CheckJson(JsonElement value) => $"Void cannot represent value: {value.GetRawText()}";
    }
}
