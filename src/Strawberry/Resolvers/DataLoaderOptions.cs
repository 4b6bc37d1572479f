namespace Strawberry;

/// <summary>How a <see cref="DataLoader{TKey,TValue}"/> batches and caches.</summary>
public sealed record DataLoaderOptions
{
    internal static readonly DataLoaderOptions Default = new();

    /// <summary>The most keys in a batch; 0, the default, for no limit.</summary>
    public int MaxBatchSize { get; init; }

    /// <summary>Whether a key is loaded once an operation. On by default.</summary>
    public bool Cache { get; init; } = true;
}
