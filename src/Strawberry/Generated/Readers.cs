using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.Resolvers;

namespace Strawberry.Generated;

/// <summary>Makes the input readers that generated code composes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Readers
{
    public static InputReader<string> String => throw new NotSupportedException();
    public static InputReader<int> Int32 => throw new NotSupportedException();
    public static InputReader<short> Int16 => throw new NotSupportedException();
    public static InputReader<ushort> UInt16 => throw new NotSupportedException();
    public static InputReader<byte> Byte => throw new NotSupportedException();
    public static InputReader<sbyte> SByte => throw new NotSupportedException();
    public static InputReader<long> Int64 => throw new NotSupportedException();
    public static InputReader<uint> UInt32 => throw new NotSupportedException();
    public static InputReader<double> Double => throw new NotSupportedException();
    public static InputReader<float> Single => throw new NotSupportedException();
    public static InputReader<bool> Boolean => throw new NotSupportedException();
    public static InputReader<ID> Id => throw new NotSupportedException();
    public static InputReader<string> IdToString => throw new NotSupportedException();
    public static InputReader<int> IdToInt32 => throw new NotSupportedException();
    public static InputReader<long> IdToInt64 => throw new NotSupportedException();
    public static InputReader<Guid> IdToGuid => throw new NotSupportedException();
    public static InputReader<Guid> Guid => throw new NotSupportedException();
    public static InputReader<DateTime> DateTime => throw new NotSupportedException();
    public static InputReader<DateTimeOffset> DateTimeOffset => throw new NotSupportedException();
    public static InputReader<DateOnly> DateOnly => throw new NotSupportedException();
    public static InputReader<TimeOnly> TimeOnly => throw new NotSupportedException();
    public static InputReader<TimeSpan> TimeSpan => throw new NotSupportedException();
    public static InputReader<decimal> Decimal => throw new NotSupportedException();
    public static InputReader<byte[]> Base64 => throw new NotSupportedException();
    public static InputReader<JsonElement> JsonElement => throw new NotSupportedException();
    public static InputReader<JsonNode> JsonNode => throw new NotSupportedException();

    public static InputReader<T> Enum<T>() where T : struct => throw new NotSupportedException();
    public static InputReader<T> Scalar<T>() => throw new NotSupportedException();

    /// <summary>An input object; its table is found in the registry on first use.</summary>
    public static InputReader<T> Object<T>(string variant = "") => throw new NotSupportedException();

    public static InputReader<T?> Nullable<T>(InputReader<T> inner) where T : class => throw new NotSupportedException();
    public static InputReader<T?> NullableValue<T>(InputReader<T> inner) where T : struct => throw new NotSupportedException();
    public static InputReader<Maybe<T>> Maybe<T>(InputReader<T> inner) => throw new NotSupportedException();

    /// <summary>For <c>T[]</c>.</summary>
    public static InputReader<T[]> Array<T>(InputReader<T> item) => throw new NotSupportedException();

    /// <summary>For <c>List&lt;T&gt;</c>.</summary>
    public static InputReader<List<T>> List<T>(InputReader<T> item) => throw new NotSupportedException();

    /// <summary>For what an array or list converts to: <c>IEnumerable</c>, <c>IReadOnlyList</c>, <c>IReadOnlyCollection</c>, <c>IList</c>, <c>ICollection</c>.</summary>
    public static InputReader<TList> ListAs<TList, T>(InputReader<T> item) where TList : class, IEnumerable<T> => throw new NotSupportedException();

    public static InputReader<ImmutableArray<T>> ImmutableArray<T>(InputReader<T> item) => throw new NotSupportedException();
    public static InputReader<HashSet<T>> HashSet<T>(InputReader<T> item) => throw new NotSupportedException();
}
