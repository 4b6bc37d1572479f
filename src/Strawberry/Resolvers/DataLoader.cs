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
    // How many keys the last loader of such types came to have: a dictionary of that size does not have to grow.
    private static int _sizeHint;
    private const int MaxSizeHint = 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Load> _cache;
    private readonly DataLoaderContext _context;
    private readonly DataLoaderOptions _options;
    private readonly Dictionary<TKey, Load>? _asked;
    private List<Load> _waiting = [];
    private bool _announced;

    /// <summary>Makes a loader of an operation.</summary>
    protected DataLoader(DataLoaderContext context, DataLoaderOptions? options = null, IEqualityComparer<TKey>? comparer = null)
    {
        _context = context;
        _options = options ?? DataLoaderOptions.Default;
        _cache = new Dictionary<TKey, Load>(_options.Cache ? Volatile.Read(ref _sizeHint) : 0, comparer);
        _asked = _options.Cache ? null : new Dictionary<TKey, Load>(comparer);
    }

    /// <summary>
    /// The services of a scope of the loader's own, shared by its batches, which may run beside each other: use <see cref="DataLoaderBatch{TKey,TValue}.Services"/>
    /// for what bears one user at a time.
    /// </summary>
    protected IServiceProvider Services => _context.Services;

    /// <summary>Loads the value of a key: null (the default of a struct) when the batch has none.</summary>
    public Task<TValue?> LoadAsync(TKey key)
    {
        Load? load;
        Task<TValue?> task;
        bool announce;
        lock (_gate)
        {
            // Without a cache, equal keys of one batch are still asked for once.
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_asked ?? _cache, key, out var isKnown);
            if (isKnown)
            {
                load = known!;
                if (load.IsEnded)
                {
                    return load.Task;
                }

                task = load.Join();
                announce = false;
            }
            else
            {
                known = load = new Load(key);
                task = load.Task;
                _waiting.Add(load);
                announce = !_announced;
                _announced = true;
            }
        }

        _context.KeyAsked(this, announce);
        return task;
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
                _cache.TryAdd(key, new Load(key, value));
            }
        }
    }

    /// <summary>Forgets a key: the next load asks again. A key that was not asked for yet keeps waiting for its batch.</summary>
    public void Clear(TKey key)
    {
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out var load) && !_waiting.Contains(load))
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
                    _cache[waiting.Key] = waiting;
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
            Settle(waiting, static (source, _) => source.TrySetCanceled(), default(bool));
        }
    }

    private List<Load> TakeWaiting()
    {
        lock (_gate)
        {
            var waiting = _waiting;
            _waiting = [];
            Volatile.Write(ref _sizeHint, Math.Min(_cache.Count, MaxSizeHint));
            _asked?.Clear();
            _announced = false;
            return waiting;
        }
    }

    private async Task LoadAsync(List<Load> waiting, CancellationToken cancellationToken)
    {
        var services = _context.MakeBatchServices();
        var batch = new DataLoaderBatch<TKey, TValue>(waiting.ConvertAll(w => w.Key), services);
        Exception? failure = null;
        using (var telemetry = LoaderTelemetry.Begin(this, waiting.Count))
        {
            try
            {
                await LoadBatchAsync(batch, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failure = exception;
                telemetry.Fail(exception);
            }
        }

        await services.DisposeAsync().ConfigureAwait(false);
        _context.Complete(() =>
        {
            for (var i = 0; i < waiting.Count; i++)
            {
                Settle(waiting[i], batch, i, failure);
            }
        });
    }

    private void Settle(Load load, DataLoaderBatch<TKey, TValue> batch, int index, Exception? failure)
    {
        if (batch.TryGetResult(index, out var value, out var exception))
        {
            Settle(load, static (source, value) => source.TrySetResult(value), value);
            return;
        }

        exception ??= failure ?? new InvalidOperationException($"The batch set no result for key '{Describe(load.Key)}'.");
        Forget(load);
        if (exception is OperationCanceledException canceled)
        {
            Settle(load, static (source, token) => source.TrySetCanceled(token), canceled.CancellationToken);
        }
        else
        {
            Settle(load, static (source, exception) => source.TrySetException(exception), exception);
        }
    }

    private static string Describe(TKey key)
    {
        try
        {
            return key.ToString() ?? "";
        }
        catch (Exception)
        {
            return typeof(TKey).Name;
        }
    }

    private void Settle<TState>(Load load, Action<TaskCompletionSource<TValue?>, TState> settle, TState state)
    {
        List<TaskCompletionSource<TValue?>>? others;
        lock (_gate)
        {
            others = load.End();
        }

        SettleOne(load, settle, state);
        if (others is not null)
        {
            foreach (var other in others)
            {
                SettleOne(other, settle, state);
            }
        }
    }

    private void SettleOne<TState>(TaskCompletionSource<TValue?> source, Action<TaskCompletionSource<TValue?>, TState> settle, TState state)
    {
        _context.BeginSettle();
        settle(source, state);
        _context.EndSettle();
    }

    /// <summary>A failure is not kept: the next load asks again.</summary>
    private void Forget(Load load)
    {
        lock (_gate)
        {
            if (_cache.TryGetValue(load.Key, out var cached) && ReferenceEquals(cached, load))
            {
                _cache.Remove(load.Key);
            }
        }
    }

    /// <summary>
    /// A key that was asked for. Continuations run inline, on the engine's own turn, so that loads they start join the next batch; as a task does so for
    /// one of its awaiters only, whoever asks gets a task of its own.
    /// </summary>
    private sealed class Load(TKey key) : TaskCompletionSource<TValue?>
    {
        private List<TaskCompletionSource<TValue?>>? _others;

        public Load(TKey key, TValue? value)
            : this(key)
        {
            IsEnded = true;
            SetResult(value);
        }

        public TKey Key { get; } = key;

        public bool IsEnded { get; private set; }

        public Task<TValue?> Join()
        {
            var other = new TaskCompletionSource<TValue?>();
            (_others ??= []).Add(other);
            return other.Task;
        }

        public List<TaskCompletionSource<TValue?>>? End()
        {
            IsEnded = true;
            return _others;
        }
    }
}
