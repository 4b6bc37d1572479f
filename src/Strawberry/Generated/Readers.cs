using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;

namespace Strawberry.Generated;

/// <summary>Makes the input readers that generated code composes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Readers
{
    /// <summary><c>String!</c>.</summary>
    public static InputReader<string> String => LeafReader<string, StringFormat>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static InputReader<int> Int32 => LeafReader<int, Int32Format>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static InputReader<short> Int16 => LeafReader<short, IntFormat<short>>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static InputReader<ushort> UInt16 => LeafReader<ushort, IntFormat<ushort>>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static InputReader<byte> Byte => LeafReader<byte, IntFormat<byte>>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static InputReader<sbyte> SByte => LeafReader<sbyte, IntFormat<sbyte>>.Instance;

    /// <summary><c>Long!</c>.</summary>
    public static InputReader<long> Int64 => LeafReader<long, LongFormat<long>>.Instance;

    /// <summary><c>Long!</c>.</summary>
    public static InputReader<uint> UInt32 => LeafReader<uint, LongFormat<uint>>.Instance;

    /// <summary><c>Float!</c>.</summary>
    public static InputReader<double> Double => LeafReader<double, DoubleFormat>.Instance;

    /// <summary><c>Float!</c>.</summary>
    public static InputReader<float> Single => LeafReader<float, SingleFormat>.Instance;

    /// <summary><c>Boolean!</c>.</summary>
    public static InputReader<bool> Boolean => LeafReader<bool, BooleanFormat>.Instance;

    /// <summary><c>ID!</c>.</summary>
    public static InputReader<ID> Id => LeafReader<ID, IdFormat>.Instance;

    /// <summary><c>ID!</c>.</summary>
    public static InputReader<string> IdToString => LeafReader<string, IdOfStringFormat>.Instance;

    /// <summary><c>ID!</c>.</summary>
    public static InputReader<int> IdToInt32 => LeafReader<int, IdOfFormat<int>>.Instance;

    /// <summary><c>ID!</c>.</summary>
    public static InputReader<long> IdToInt64 => LeafReader<long, IdOfFormat<long>>.Instance;

    /// <summary><c>ID!</c>.</summary>
    public static InputReader<Guid> IdToGuid => LeafReader<Guid, IdOfFormat<Guid>>.Instance;

    /// <summary><c>UUID!</c>.</summary>
    public static InputReader<Guid> Guid => LeafReader<Guid, GuidFormat>.Instance;

    /// <summary><c>DateTime!</c>.</summary>
    public static InputReader<DateTime> DateTime => LeafReader<DateTime, DateTimeFormat>.Instance;

    /// <summary><c>DateTime!</c>.</summary>
    public static InputReader<DateTimeOffset> DateTimeOffset => LeafReader<DateTimeOffset, DateTimeOffsetFormat>.Instance;

    /// <summary><c>Date!</c>.</summary>
    public static InputReader<DateOnly> DateOnly => LeafReader<DateOnly, DateOnlyFormat>.Instance;

    /// <summary><c>Time!</c>.</summary>
    public static InputReader<TimeOnly> TimeOnly => LeafReader<TimeOnly, TimeOnlyFormat>.Instance;

    /// <summary><c>Duration!</c>.</summary>
    public static InputReader<TimeSpan> TimeSpan => LeafReader<TimeSpan, DurationFormat>.Instance;

    /// <summary><c>Decimal!</c>.</summary>
    public static InputReader<decimal> Decimal => LeafReader<decimal, DecimalFormat>.Instance;

    /// <summary><c>Base64!</c>.</summary>
    public static InputReader<byte[]> Base64 => LeafReader<byte[], Base64Format>.Instance;

    /// <summary><c>JSON!</c>.</summary>
    public static InputReader<JsonElement> JsonElement => JsonElementReader.Instance;

    /// <summary><c>JSON!</c>.</summary>
    public static InputReader<JsonNode> JsonNode => LeafReader<JsonNode, JsonNodeFormat>.Instance;

    /// <summary>An enum; its table is found in the registry on first use.</summary>
    public static InputReader<T> Enum<T>()
        where T : struct => new EnumReader<T>();

    /// <summary>A custom scalar; its table is found in the registry on first use.</summary>
    public static InputReader<T> Scalar<T>() => new CustomScalarReader<T>();

    /// <summary>An input object; its table is found in the registry on first use.</summary>
    public static InputReader<T> Object<T>(string variant = "") => new InputObjectReader<T>(variant);

    /// <summary>A reference that may be null.</summary>
    public static InputReader<T?> Nullable<T>(InputReader<T> inner)
        where T : class => new NullableReader<T>(inner);

    /// <summary>A struct that may be null.</summary>
    public static InputReader<T?> NullableValue<T>(InputReader<T> inner)
        where T : struct => new NullableValueReader<T>(inner);

    /// <summary>An input that may be absent.</summary>
    public static InputReader<Maybe<T>> Maybe<T>(InputReader<T> inner) => new MaybeReader<T>(inner);

    /// <summary>For <c>T[]</c>.</summary>
    public static InputReader<T[]> Array<T>(InputReader<T> item) => new ArrayReader<T>(item);

    /// <summary>For <c>List&lt;T&gt;</c>.</summary>
    public static InputReader<List<T>> List<T>(InputReader<T> item) => new ListReader<T>(item);

    /// <summary>For what an array or list converts to: <c>IEnumerable</c>, <c>IReadOnlyList</c>, <c>IReadOnlyCollection</c>, <c>IList</c>, <c>ICollection</c>.</summary>
    public static InputReader<TList> ListAs<TList, T>(InputReader<T> item) where TList : class, IEnumerable<T> => new ListAsReader<TList, T>(item);

    /// <summary>For <c>ImmutableArray&lt;T&gt;</c>.</summary>
    public static InputReader<ImmutableArray<T>> ImmutableArray<T>(InputReader<T> item) => new ImmutableArrayReader<T>(item);

    /// <summary>For <c>HashSet&lt;T&gt;</c> and <c>ISet&lt;T&gt;</c>.</summary>
    public static InputReader<HashSet<T>> HashSet<T>(InputReader<T> item) => new HashSetReader<T>(item);
}
