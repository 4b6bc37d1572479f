using System.Collections.Concurrent;

namespace Strawberry.Primitives;

/// <summary>
/// Large objects that are used again: each thread keeps one, and those that a thread has beyond that go to threads that have none. What there is no place for
/// is left to the garbage collector.
/// </summary>
internal static class Spares<T>
    where T : class
{
    private static readonly ConcurrentQueue<T> Shared = new();
    private static readonly int MaxShared = 2 * Environment.ProcessorCount;

    [ThreadStatic]
    private static T? _own;

    /// <summary>An object that was let go of, or null when there is none at hand.</summary>
    public static T? TryTake()
    {
        if (_own is { } own)
        {
            _own = null;
            return own;
        }

        return Shared.TryDequeue(out var shared) ? shared : null;
    }

    /// <summary>Lets go of an object that nobody refers to any more.</summary>
    public static void Return(T item)
    {
        if (_own is null)
        {
            _own = item;
        }
        else if (Shared.Count < MaxShared)
        {
            Shared.Enqueue(item);
        }
    }
}
