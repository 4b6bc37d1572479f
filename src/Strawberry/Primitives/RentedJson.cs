using System.Buffers;

namespace Strawberry.Primitives;

/// <summary>JSON text at the beginning of pooled memory, which whoever holds the value last returns to the pool, or leaves to the garbage collector.</summary>
internal readonly record struct RentedJson(byte[] Array, int Length)
{
    /// <summary>The JSON <c>null</c>, in memory that belongs to no pool.</summary>
    public static RentedJson Null { get; } = new("null"u8.ToArray(), 4);

    public ReadOnlyMemory<byte> Memory => Array.AsMemory(0, Length);

    /// <summary>Returns the array of a value; only once.</summary>
    public static void Return(byte[] array)
    {
        if (!ReferenceEquals(array, Null.Array))
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
