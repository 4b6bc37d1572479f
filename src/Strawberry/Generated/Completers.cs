using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Strawberry.Resolvers;

namespace Strawberry.Generated;

/// <summary>Makes the completers that generated code composes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Completers
{
    /// <summary><c>String!</c>.</summary>
    public static ValueCompleter<string> String => throw new NotSupportedException();

    /// <summary><c>Int!</c> and <c>Float!</c> and <c>Boolean!</c>.</summary>
    public static ValueCompleter<int> Int32 => throw new NotSupportedException();
    public static ValueCompleter<short> Int16 => throw new NotSupportedException();
    public static ValueCompleter<ushort> UInt16 => throw new NotSupportedException();
    public static ValueCompleter<byte> Byte => throw new NotSupportedException();
    public static ValueCompleter<sbyte> SByte => throw new NotSupportedException();
    public static ValueCompleter<long> Int64 => throw new NotSupportedException();
    public static ValueCompleter<uint> UInt32 => throw new NotSupportedException();
    public static ValueCompleter<double> Double => throw new NotSupportedException();
    public static ValueCompleter<float> Single => throw new NotSupportedException();
    public static ValueCompleter<bool> Boolean => throw new NotSupportedException();
    public static ValueCompleter<ID> Id => throw new NotSupportedException();
    public static ValueCompleter<string> IdFromString => throw new NotSupportedException();
    public static ValueCompleter<int> IdFromInt32 => throw new NotSupportedException();
    public static ValueCompleter<long> IdFromInt64 => throw new NotSupportedException();
    public static ValueCompleter<Guid> IdFromGuid => throw new NotSupportedException();
    public static ValueCompleter<Guid> Guid => throw new NotSupportedException();
    public static ValueCompleter<DateTime> DateTime => throw new NotSupportedException();
    public static ValueCompleter<DateTimeOffset> DateTimeOffset => throw new NotSupportedException();
    public static ValueCompleter<DateOnly> DateOnly => throw new NotSupportedException();
    public static ValueCompleter<TimeOnly> TimeOnly => throw new NotSupportedException();
    public static ValueCompleter<TimeSpan> TimeSpan => throw new NotSupportedException();
    public static ValueCompleter<decimal> Decimal => throw new NotSupportedException();
    public static ValueCompleter<byte[]> Base64 => throw new NotSupportedException();
    public static ValueCompleter<JsonElement> JsonElement => throw new NotSupportedException();
    public static ValueCompleter<JsonNode> JsonNode => throw new NotSupportedException();

    /// <summary>The result of a method that returns nothing: null, of the scalar <c>Void</c>. Call it with a null.</summary>
    public static ValueCompleter<object?> Void => throw new NotSupportedException();

    /// <summary><c>Task</c> and <c>ValueTask</c> without result: <c>Void</c>.</summary>
    public static ValueCompleter<Task> VoidTask => throw new NotSupportedException();
    public static ValueCompleter<ValueTask> VoidValueTask => throw new NotSupportedException();

    /// <summary>An enum; its table is found in the registry on first use.</summary>
    public static ValueCompleter<T> Enum<T>() where T : struct => throw new NotSupportedException();

    /// <summary>A custom scalar; its table is found in the registry on first use.</summary>
    public static ValueCompleter<T> Scalar<T>() => throw new NotSupportedException();

    /// <summary>An object of one concrete type.</summary>
    public static ValueCompleter<T> Object<T>() => throw new NotSupportedException();

    /// <summary>An interface or union: the value's runtime type decides.</summary>
    public static ValueCompleter<T> Abstract<T>() where T : class => throw new NotSupportedException();

    /// <summary>A reference that may be null.</summary>
    public static ValueCompleter<T?> Nullable<T>(ValueCompleter<T> inner) where T : class => throw new NotSupportedException();

    /// <summary>A struct that may be null.</summary>
    public static ValueCompleter<T?> NullableValue<T>(ValueCompleter<T> inner) where T : struct => throw new NotSupportedException();

    /// <summary>A list of any kind: array, <c>List</c>, <c>IReadOnlyList</c>, <c>IEnumerable</c>, <c>ImmutableArray</c> …</summary>
    public static ValueCompleter<TList> List<TList, TItem>(ValueCompleter<TItem> item) where TList : IEnumerable<TItem> => throw new NotSupportedException();

    public static ValueCompleter<Task<T>> Task<T>(ValueCompleter<T> inner) => throw new NotSupportedException();
    public static ValueCompleter<ValueTask<T>> ValueTask<T>(ValueCompleter<T> inner) => throw new NotSupportedException();
    public static ValueCompleter<IAsyncEnumerable<T>> AsyncEnumerable<T>(ValueCompleter<T> item) => throw new NotSupportedException();
    public static ValueCompleter<ChannelReader<T>> ChannelReader<T>(ValueCompleter<T> item) => throw new NotSupportedException();
}
