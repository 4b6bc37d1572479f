using System.Runtime.InteropServices;
using Strawberry.Resolvers;

namespace Strawberry;

/// <summary>
/// Collects the keys that resolvers ask for and loads them in batches: one batch for all that is asked before the engine runs out of other
/// work. Made once an operation; its members may be called from any thread.
/// </summary>
public abstract class DataLoader<TKey, TValue> : IBatchSource
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TValue?>> _cache;
    private readonly DataLoaderContext _context;
    private readonly DataLoaderOptions _options;
    private readonly Dictionary<TKey, Task<TValue?>>? _asked;
    private List<Waiting> _waiting = [];
    private bool _announced;

    /// <summary>Makes a loader of an operation.</summary>
    protected DataLoader(DataLoaderContext context, DataLoaderOptions? options = null, IEqualityComparer<TKey>? comparer = null)
    {
        _context = context;
        _options = options ?? DataLoaderOptions.Default;
        _cache = new Dictionary<TKey, Task<TValue?>>(comparer);
        _asked = _options.Cache ? null : new Dictionary<TKey, Task<TValue?>>(comparer);
    }

    /// <summary>The operation's services.</summary>
    protected IServiceProvider Services => _context.Services;

    /// <summary>Loads the value of a key: null (the default of a struct) when the batch has none.</summary>
    public Task<TValue?> LoadAsync(TKey key)
    {
        Waiting waiting;
        bool announce;
        lock (_gate)
        {
            // Without a cache, equal keys of one batch are still asked for once.
            var known = _asked ?? _cache;
            if (known.TryGetValue(key, out var task))
            {
                return task;
            }

            waiting = new Waiting(key);
            _waiting.Add(waiting);
            known[key] = waiting.Source.Task;

            announce = !_announced;
            _announced = true;
        }

        _context.KeyAdded(this, announce);
        return waiting.Source.Task;
    }

    /// <summary>Loads the values of keys, in their order.</summary>
    public Task<TValue?[]> LoadManyAsync(IEnumerable<TKey> keys)
    {
        var tasks = new List<Task<TValue?>>();
        foreach (var key in keys)
        {
            tasks.Add(LoadAsync(key));
        }

        return Task.WhenAll(CollectionsMarshal.AsSpan(tasks));
    }

    /// <summary>Puts a value in the cache, unless the key is there already or the cache is off.</summary>
    public void Prime(TKey key, TValue? value)
    {
        lock (_gate)
        {
            if (_options.Cache)
            {
                _cache.TryAdd(key, Task.FromResult(value));
            }
        }
    }

    /// <summary>Forgets a key: the next load asks again. A key that was not asked for yet keeps waiting for its batch.</summary>
    public void Clear(TKey key)
    {
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out var task) && !_waiting.Exists(w => w.Source.Task == task))
            {
                _cache.Remove(key);
            }
        }
    }

    /// <summary>Forgets all keys, but those that were not asked for yet.</summary>
    public void ClearAll()
    {
        lock (_gate)
        {
            _cache.Clear();
            if (_options.Cache)
            {
                foreach (var waiting in _waiting)
                {
                    _cache[waiting.Key] = waiting.Source.Task;
                }
            }
        }
    }

    /// <summary>Loads a batch: sets a result or an exception for each key. What it throws fails all keys without a result.</summary>
    protected abstract Task LoadBatchAsync(DataLoaderBatch<TKey, TValue> batch, CancellationToken cancellationToken);

    IEnumerable<Task> IBatchSource.Dispatch(CancellationToken cancellationToken)
    {
        var waiting = TakeWaiting();
        var size = _options.MaxBatchSize > 0 ? _options.MaxBatchSize : waiting.Count;
        for (var start = 0; start < waiting.Count; start += size)
        {
            yield return LoadAsync(waiting.GetRange(start, Math.Min(size, waiting.Count - start)), cancellationToken);
        }
    }

    void IBatchSource.Cancel()
    {
        foreach (var waiting in TakeWaiting())
        {
            waiting.Source.TrySetCanceled();
        }
    }

    private List<Waiting> TakeWaiting()
    {
        lock (_gate)
        {
            var waiting = _waiting;
            _waiting = [];
            _asked?.Clear();
            _announced = false;
            return waiting;
        }
    }

    private async Task LoadAsync(List<Waiting> waiting, CancellationToken cancellationToken)
    {
        var batch = new DataLoaderBatch<TKey, TValue>(waiting.ConvertAll(w => w.Key));
        Exception? failure = null;
        try
        {
            await LoadBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        _context.Complete(() =>
        {
            for (var i = 0; i < waiting.Count; i++)
            {
                Settle(waiting[i], batch, i, failure);
            }
        });
    }

    private void Settle(Waiting waiting, DataLoaderBatch<TKey, TValue> batch, int index, Exception? failure)
    {
        if (batch.TryGetResult(index, out var value, out var exception))
        {
            waiting.Source.TrySetResult(value);
            return;
        }

        exception ??= failure ?? new InvalidOperationException($"The batch set no result for key '{waiting.Key}'.");
        Forget(waiting);
        if (exception is OperationCanceledException canceled)
        {
            waiting.Source.TrySetCanceled(canceled.CancellationToken);
        }
        else
        {
            waiting.Source.TrySetException(exception);
        }
    }

    /// <summary>A failure is not kept: the next load asks again.</summary>
    private void Forget(Waiting waiting)
    {
        lock (_gate)
        {
            if (_cache.TryGetValue(waiting.Key, out var task) && task == waiting.Source.Task)
            {
                _cache.Remove(waiting.Key);
            }
        }
    }

    private readonly struct Waiting(TKey key)
    {
        public TKey Key { get; } = key;

        // Continuations run inline, on the engine's own turn, so that loads they start join the next batch.
        public TaskCompletionSource<TValue?> Source { get; } = new();
    }
}

/// <summary>How a <see cref="DataLoader{TKey,TValue}"/> batches and caches.</summary>
public sealed record DataLoaderOptions
{
    internal static readonly DataLoaderOptions Default = new();

    /// <summary>The most keys in a batch; 0, the default, for no limit.</summary>
    public int MaxBatchSize { get; init; }

    /// <summary>Whether a key is loaded once an operation. On by default.</summary>
    public bool Cache { get; init; } = true;
}

/// <summary>A batch of distinct keys and the results set for them.</summary>
public sealed class DataLoaderBatch<TKey, TValue>
    where TKey : notnull
{
    private readonly Result[] _results;

    internal DataLoaderBatch(List<TKey> keys)
    {
        Keys = keys;
        _results = new Result[keys.Count];
    }

    /// <summary>The keys to load.</summary>
    public IReadOnlyList<TKey> Keys { get; }

    /// <summary>Sets the value of the key at <paramref name="index"/>.</summary>
    public void SetResult(int index, TValue? value) => _results[index] = new Result(true, value, null);

    /// <summary>Fails the key at <paramref name="index"/> alone.</summary>
    public void SetException(int index, Exception exception) => _results[index] = new Result(false, default, exception);

    /// <summary>Sets the values of all keys; a key that the dictionary lacks gets null.</summary>
    public void SetResults(IReadOnlyDictionary<TKey, TValue> values)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            SetResult(i, values.TryGetValue(Keys[i], out var value) ? value : default);
        }
    }

    /// <summary>Sets the values of all keys, in the keys' order. Throws when there are more or fewer values than keys.</summary>
    public void SetResults(IReadOnlyList<TValue> values)
    {
        if (values.Count != Keys.Count)
        {
            throw new InvalidOperationException(
                $"Received wrong number of results in dataloader, expected: {Keys.Count}, received: {values.Count}");
        }

        for (var i = 0; i < values.Count; i++)
        {
            SetResult(i, values[i]);
        }
    }

    internal bool TryGetResult(int index, out TValue? value, out Exception? exception)
    {
        var result = _results[index];
        value = result.Value;
        exception = result.Exception;
        return result.IsSet;
    }

    private readonly record struct Result(bool IsSet, TValue? Value, Exception? Exception);
}
