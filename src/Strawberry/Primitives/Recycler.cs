using System.Collections.Concurrent;

namespace Strawberry.Primitives;

/// <summary>
/// Objects that are used again, kept by the thread that let go of them. What one thread has too many of, threads that have none take over, a segment at a time.
/// </summary>
internal static class Recycler<T>
    where T : class
{
    private const int SegmentSize = 64;
    private const int MaxSegments = 64;

    private static readonly ConcurrentQueue<T[]> Shared = new();

    [ThreadStatic]
    private static T[]? _own;

    [ThreadStatic]
    private static int _count;

    /// <summary>An object that was let go of, or null when there is none at hand.</summary>
    public static T? TryTake()
    {
        if (_count == 0 && !Refill())
        {
            return null;
        }

        var index = --_count;
        var taken = _own![index];
        _own[index] = null!;
        return taken;
    }

    /// <summary>Lets go of an object that nobody refers to any more.</summary>
    public static void Return(T item)
    {
        var own = _own ??= new T[2 * SegmentSize];
        if (_count == own.Length)
        {
            Share(own);
        }

        own[_count++] = item;
    }

    private static bool Refill()
    {
        if (!Shared.TryDequeue(out var segment))
        {
            return false;
        }

        segment.CopyTo(_own ??= new T[2 * SegmentSize], 0);
        _count = SegmentSize;
        return true;
    }

    private static void Share(T[] own)
    {
        var kept = own.Length - SegmentSize;
        if (Shared.Count < MaxSegments)
        {
            Shared.Enqueue(own.AsSpan(kept).ToArray());
        }

        own.AsSpan(kept).Clear();
        _count = kept;
    }
}
