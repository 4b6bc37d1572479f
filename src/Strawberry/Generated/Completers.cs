using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Strawberry.Execution.Completion;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;

namespace Strawberry.Generated;

/// <summary>Makes the completers that generated code composes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Completers
{
    /// <summary><c>String!</c>.</summary>
    public static ValueCompleter<string> String => LeafCompleter<string, StringFormat>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static ValueCompleter<int> Int32 => LeafCompleter<int, Int32Format>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static ValueCompleter<short> Int16 => LeafCompleter<short, IntFormat<short>>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static ValueCompleter<ushort> UInt16 => LeafCompleter<ushort, IntFormat<ushort>>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static ValueCompleter<byte> Byte => LeafCompleter<byte, IntFormat<byte>>.Instance;

    /// <summary><c>Int!</c>.</summary>
    public static ValueCompleter<sbyte> SByte => LeafCompleter<sbyte, IntFormat<sbyte>>.Instance;

    /// <summary><c>Long!</c>.</summary>
    public static ValueCompleter<long> Int64 => LeafCompleter<long, LongFormat<long>>.Instance;

    /// <summary><c>Long!</c>.</summary>
    public static ValueCompleter<uint> UInt32 => LeafCompleter<uint, LongFormat<uint>>.Instance;

    /// <summary><c>Float!</c>.</summary>
    public static ValueCompleter<double> Double => LeafCompleter<double, DoubleFormat>.Instance;

    /// <summary><c>Float!</c>.</summary>
    public static ValueCompleter<float> Single => LeafCompleter<float, SingleFormat>.Instance;

    /// <summary><c>Boolean!</c>.</summary>
    public static ValueCompleter<bool> Boolean => LeafCompleter<bool, BooleanFormat>.Instance;

    /// <summary><c>ID!</c>.</summary>
    public static ValueCompleter<ID> Id => LeafCompleter<ID, IdFormat>.Instance;

    /// <summary><c>ID!</c> of a member that stays a string.</summary>
    public static ValueCompleter<string> IdFromString => LeafCompleter<string, IdOfStringFormat>.Instance;

    /// <summary><c>ID!</c> of a member that stays a number.</summary>
    public static ValueCompleter<int> IdFromInt32 => LeafCompleter<int, IdOfFormat<int>>.Instance;

    /// <summary><c>ID!</c> of a member that stays a number.</summary>
    public static ValueCompleter<long> IdFromInt64 => LeafCompleter<long, IdOfFormat<long>>.Instance;

    /// <summary><c>ID!</c> of a member that stays a GUID.</summary>
    public static ValueCompleter<Guid> IdFromGuid => LeafCompleter<Guid, IdOfFormat<Guid>>.Instance;

    /// <summary><c>UUID!</c>.</summary>
    public static ValueCompleter<Guid> Guid => LeafCompleter<Guid, GuidFormat>.Instance;

    /// <summary><c>DateTime!</c>.</summary>
    public static ValueCompleter<DateTime> DateTime => LeafCompleter<DateTime, DateTimeFormat>.Instance;

    /// <summary><c>DateTime!</c>.</summary>
    public static ValueCompleter<DateTimeOffset> DateTimeOffset => LeafCompleter<DateTimeOffset, DateTimeOffsetFormat>.Instance;

    /// <summary><c>Date!</c>.</summary>
    public static ValueCompleter<DateOnly> DateOnly => LeafCompleter<DateOnly, DateOnlyFormat>.Instance;

    /// <summary><c>Time!</c>.</summary>
    public static ValueCompleter<TimeOnly> TimeOnly => LeafCompleter<TimeOnly, TimeOnlyFormat>.Instance;

    /// <summary><c>Duration!</c>.</summary>
    public static ValueCompleter<TimeSpan> TimeSpan => LeafCompleter<TimeSpan, DurationFormat>.Instance;

    /// <summary><c>Decimal!</c>.</summary>
    public static ValueCompleter<decimal> Decimal => LeafCompleter<decimal, DecimalFormat>.Instance;

    /// <summary><c>Base64!</c>.</summary>
    public static ValueCompleter<byte[]> Base64 => LeafCompleter<byte[], Base64Format>.Instance;

    /// <summary><c>JSON!</c>.</summary>
    public static ValueCompleter<JsonElement> JsonElement => LeafCompleter<JsonElement, JsonElementFormat>.Instance;

    /// <summary><c>JSON!</c>.</summary>
    public static ValueCompleter<JsonNode> JsonNode => LeafCompleter<JsonNode, JsonNodeFormat>.Instance;

    /// <summary>The result of a method that returns nothing: null, of the scalar <c>Void</c>. Call it with a null.</summary>
    public static ValueCompleter<object?> Void => VoidCompleter.Instance;

    /// <summary>A <c>Task</c> without result: <c>Void</c>.</summary>
    public static ValueCompleter<Task> VoidTask => VoidTaskCompleter.Instance;

    /// <summary>A <c>ValueTask</c> without result: <c>Void</c>.</summary>
    public static ValueCompleter<ValueTask> VoidValueTask => VoidValueTaskCompleter.Instance;

    /// <summary>An enum; its table is found in the registry on first use.</summary>
    public static ValueCompleter<T> Enum<T>()
        where T : struct => new EnumCompleter<T>();

    /// <summary>A custom scalar; its table is found in the registry on first use.</summary>
    public static ValueCompleter<T> Scalar<T>() => new CustomScalarCompleter<T>();

    /// <summary>An object of one concrete type.</summary>
    public static ValueCompleter<T> Object<T>() => ObjectCompleter<T>.Instance;

    /// <summary>An interface or union: the value's runtime type decides.</summary>
    public static ValueCompleter<T> Abstract<T>()
        where T : class => AbstractCompleter<T>.Instance;

    /// <summary>A reference that may be null.</summary>
    public static ValueCompleter<T?> Nullable<T>(ValueCompleter<T> inner)
        where T : class => new NullableCompleter<T>(inner);

    /// <summary>A struct that may be null.</summary>
    public static ValueCompleter<T?> NullableValue<T>(ValueCompleter<T> inner)
        where T : struct => new NullableValueCompleter<T>(inner);

    /// <summary>A list of any kind: array, <c>List</c>, <c>IReadOnlyList</c>, <c>IEnumerable</c>, <c>ImmutableArray</c> …</summary>
    public static ValueCompleter<TList> List<TList, TItem>(ValueCompleter<TItem> item)
        where TList : IEnumerable<TItem> => new ListCompleter<TList, TItem>(item);

    /// <summary>A task.</summary>
    public static ValueCompleter<Task<T>> Task<T>(ValueCompleter<T> inner) => new TaskCompleter<T>(inner);

    /// <summary>A value task.</summary>
    public static ValueCompleter<ValueTask<T>> ValueTask<T>(ValueCompleter<T> inner) => new ValueTaskCompleter<T>(inner);

    /// <summary>An asynchronous sequence: a list, or a source of events.</summary>
    public static ValueCompleter<IAsyncEnumerable<T>> AsyncEnumerable<T>(ValueCompleter<T> item) => new SequenceCompleter<T>(item);

    /// <summary>A channel: a list, or a source of events.</summary>
    public static ValueCompleter<ChannelReader<T>> ChannelReader<T>(ValueCompleter<T> item) => new ChannelCompleter<T>(item);
}
