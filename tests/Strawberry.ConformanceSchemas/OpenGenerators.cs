namespace Strawberry.ConformanceSchemas;

/// <summary>Counts the asynchronous generators that have started and are not yet disposed.</summary>
public static class OpenGenerators
{
    private static int _count;

    /// <summary>How many are open now, in the whole process.</summary>
    public static int Count => Volatile.Read(ref _count);

    internal static Scope Enter()
    {
        Interlocked.Increment(ref _count);
        return new Scope();
    }

    internal readonly struct Scope : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref _count);
    }
}
