using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers.Leaves;

/// <summary>Which CLR types are scalars without an annotation.</summary>
internal static class BuiltInScalars
{
    private static readonly Dictionary<Type, ScalarType> Specified = new()
    {
        [typeof(string)] = SpecifiedScalars.String,
        [typeof(int)] = SpecifiedScalars.Int,
        [typeof(double)] = SpecifiedScalars.Float,
        [typeof(bool)] = SpecifiedScalars.Boolean,
        [typeof(ID)] = SpecifiedScalars.ID,
    };

    private static readonly ConcurrentDictionary<Type, ScalarTable> Tables = new();

    private static readonly Dictionary<Type, Type> Aliases = new()
    {
        [typeof(DateTime)] = typeof(DateTimeOffset),
        [typeof(float)] = typeof(double),
        [typeof(byte)] = typeof(int),
        [typeof(sbyte)] = typeof(int),
        [typeof(short)] = typeof(int),
        [typeof(ushort)] = typeof(int),
        [typeof(uint)] = typeof(long),
        [typeof(JsonNode)] = typeof(JsonElement),
    };

    /// <summary>The specified scalar of a CLR type, or null.</summary>
    public static ScalarType? FindSpecified(Type type) => Specified.GetValueOrDefault(Aliases.GetValueOrDefault(type, type));

    /// <summary>The table of another scalar of the engine's, or null.</summary>
    public static ScalarTable? FindTable(Type type)
    {
        type = Aliases.GetValueOrDefault(type, type);
        return Tables.TryGetValue(type, out var table) ? table
            : MakeTable(type) is { } made ? Tables.GetOrAdd(type, made)
            : null;
    }

    // Each is a class of its own, and few schemas need more than one or two.
    private static ScalarTable? MakeTable(Type type) =>
        type == typeof(Guid) ? new LeafScalarTable<Guid, GuidFormat>("A universally unique identifier.", "https://www.rfc-editor.org/rfc/rfc9562")
        : type == typeof(DateTimeOffset) ? new LeafScalarTable<DateTimeOffset, DateTimeOffsetFormat>(
            "An RFC 3339 timestamp.", "https://scalars.graphql.org/andimarek/date-time.html")
        : type == typeof(DateOnly) ? new LeafScalarTable<DateOnly, DateOnlyFormat>("A date, written YYYY-MM-DD.", "https://www.rfc-editor.org/rfc/rfc3339")
        : type == typeof(TimeOnly) ? new LeafScalarTable<TimeOnly, TimeOnlyFormat>("A time of day, written HH:MM:SS, with a fraction where needed.")
        : type == typeof(TimeSpan) ? new LeafScalarTable<TimeSpan, DurationFormat>("A duration as ISO 8601 writes it, in days, hours, minutes and seconds.")
        : type == typeof(decimal) ? new LeafScalarTable<decimal, DecimalFormat>("A decimal number, written as a string so that no digit is lost.")
        : type == typeof(long) ? new LeafScalarTable<long, LongFormat<long>>("A signed 64-bit integer, written as a number.")
        : type == typeof(byte[]) ? new LeafScalarTable<byte[], Base64Format>("Bytes in Base64.", "https://www.rfc-editor.org/rfc/rfc4648")
        : type == typeof(JsonElement) ? new LeafScalarTable<JsonElement, JsonElementFormat>(
            "Any JSON value.", "https://ecma-international.org/wp-content/uploads/ECMA-404_2nd_edition_december_2017.pdf")
        : type == typeof(void) ? new VoidScalarTable()
        : null;

    private sealed class VoidScalarTable : ScalarTable
    {
        public override TypeKey Key => typeof(void);

        public override string Name => "Void";

        public override string? Description => "No value: always null.";

        internal override string? CheckLiteral(ValueNode literal) => $"Void cannot represent value: {Printer.Print(literal)}";

        internal override string? CheckJson(JsonElement value) => $"Void cannot represent value: {value.GetRawText()}";
    }
}
