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

    // Each is a class of its own, and few schemas need more than one or two.
    private static ScalarTable MakeTable(string name) => name switch
    {
        "UUID" => new LeafScalarTable<Guid, GuidFormat>("A universally unique identifier.", "https://www.rfc-editor.org/rfc/rfc9562"),
        "DateTime" => new LeafScalarTable<DateTimeOffset, DateTimeOffsetFormat>(
            "An RFC 3339 timestamp.", "https://scalars.graphql.org/andimarek/date-time.html"),
        "Date" => new LeafScalarTable<DateOnly, DateOnlyFormat>("A date, written YYYY-MM-DD.", "https://www.rfc-editor.org/rfc/rfc3339"),
        "Time" => new LeafScalarTable<TimeOnly, TimeOnlyFormat>("A time of day, written HH:MM:SS, with a fraction where needed."),
        "Duration" => new LeafScalarTable<TimeSpan, DurationFormat>("A duration as ISO 8601 writes it, in days, hours, minutes and seconds."),
        "Decimal" => new LeafScalarTable<decimal, DecimalFormat>("A decimal number, written as a string so that no digit is lost."),
        "Long" => new LeafScalarTable<long, LongFormat<long>>("A signed 64-bit integer, written as a number."),
        "Base64" => new LeafScalarTable<byte[], Base64Format>("Bytes in Base64.", "https://www.rfc-editor.org/rfc/rfc4648"),
        "JSON" => new LeafScalarTable<JsonElement, JsonElementFormat>(
            "Any JSON value.", "https://ecma-international.org/wp-content/uploads/ECMA-404_2nd_edition_december_2017.pdf"),
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
