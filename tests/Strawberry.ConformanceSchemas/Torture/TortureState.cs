namespace Strawberry.ConformanceSchemas.Torture;

/// <summary>What one operation counts. The root makes it and hands it down; resolvers may run at the same time.</summary>
public sealed class TortureState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _hits = new(StringComparer.Ordinal);

    internal int Hit(string key)
    {
        lock (_lock)
        {
            return _hits[key] = _hits.GetValueOrDefault(key) + 1;
        }
    }
}
