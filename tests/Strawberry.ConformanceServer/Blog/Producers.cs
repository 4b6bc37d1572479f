using System.Collections.Concurrent;

namespace Strawberry.ConformanceServer.Blog;

/// <summary>Counts what producers have produced and how many have ended, under keys, for the life of the process.</summary>
internal static class Producers
{
    private static readonly ConcurrentDictionary<string, int> _produced = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, int> _disposed = new(StringComparer.Ordinal);

    private static int _active;
    private static long _total;

    /// <summary>How many have begun and not ended, with keys or without.</summary>
    public static int Active => Volatile.Read(ref _active);

    /// <summary>What all have produced, with keys or without.</summary>
    public static long Total => Interlocked.Read(ref _total);

    public static int Produced(string key) => _produced.GetValueOrDefault(key);

    public static int Disposed(string key) => _disposed.GetValueOrDefault(key);

    /// <summary>Counts one production.</summary>
    public static void Produce(string? key)
    {
        Interlocked.Increment(ref _total);
        Count(_produced, key);
    }

    /// <summary>Counts the end of a producer when the scope is left, in whatever way.</summary>
    public static Scope Begin(string? key)
    {
        Interlocked.Increment(ref _active);
        return new Scope(key);
    }

    private static void Count(ConcurrentDictionary<string, int> counters, string? key)
    {
        if (key is not null)
        {
            counters.AddOrUpdate(key, 1, static (_, count) => count + 1);
        }
    }

    internal readonly struct Scope(string? key) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref _active);
            Count(_disposed, key);
        }
    }
}
