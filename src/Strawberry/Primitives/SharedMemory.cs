using System.Buffers;

namespace Strawberry.Primitives;

/// <summary>
/// Pooled memory that pieces of JSON of several payloads lie in, each in one piece that never moves. It goes back to the pool when the engine and all payloads
/// have let go of it; memory that a payload never lets go of is left to the garbage collector.
/// </summary>
internal sealed class SharedMemory
{
    private byte[] _array;
    private int _length;
    private int _engineHolds = 1;
    private int _holds = 1;

    /// <summary>Memory of at least <paramref name="size"/> bytes, held by the engine.</summary>
    public SharedMemory(int size)
    {
        _array = ArrayPool<byte>.Shared.Rent(size);
        Utf8Buffer.Count(1);
    }

    /// <summary>Takes over what a buffer gave away, for a payload.</summary>
    public SharedMemory(RentedJson json)
    {
        _array = json.Array;
        _length = json.Length;
        _engineHolds = 0;
    }

    public int Capacity => _array.Length;

    /// <summary>Whether so many bytes still fit.</summary>
    public bool HasRoom(int length) => _array.Length - _length >= length;

    /// <summary>Adds a piece, which holds the memory for the engine.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlySpan<byte> json)
    {
        var piece = _array.AsMemory(_length, json.Length);
        json.CopyTo(piece.Span);
        _length += json.Length;
        _engineHolds++;
        Interlocked.Increment(ref _holds);
        return piece;
    }

    /// <summary>Holds the memory for a payload.</summary>
    public void HoldForPayload() => Interlocked.Increment(ref _holds);

    /// <summary>Ends a hold of the engine's.</summary>
    public void Release()
    {
        if (--_engineHolds == 0)
        {
            Utf8Buffer.Count(-1);
        }

        ReleaseForPayload();
    }

    /// <summary>Ends a hold of a payload's.</summary>
    public void ReleaseForPayload()
    {
        if (Interlocked.Decrement(ref _holds) == 0)
        {
            var array = _array;
            _array = [];
            RentedJson.Return(array);
        }
    }
}
