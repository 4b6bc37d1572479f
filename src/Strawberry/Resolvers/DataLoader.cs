using System.Runtime.InteropServices;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry;

/// <summary>
/// Collects the keys that resolvers ask for and loads them in batches: one batch for all that is asked before the engine runs out of other
/// work. Made once an operation; its members may be called from any thread.
/// </summary>
public abstract class DataLoader<TKey, TValue> : IBatchSource
    where TKey : notnull
{
    // How many keys the last batch of such types had: an array of that size does not have to grow.
    private static int _sizeHint;
    private const int MinSizeHint = 4;
    private const int MaxSizeHint = 1024;
    private const int IndexBits = 32;

    private readonly DataLoaderContext _context;
    private readonly DataLoaderOptions _options;
    private readonly IEqualityComparer<TKey>? _comparer;
    private readonly List<LoadGroup<TKey, TValue>> _groups = new(1);
    private Dictionary<TKey, long>? _asked;
    private List<LoadGroup<TKey, TValue>>? _full;
    private LoadGroup<TKey, TValue>? _waiting;
    private bool _announced;

    /// <summary>Makes a loader of an operation.</summary>
    protected DataLoader(DataLoaderContext context, DataLoaderOptions? options = null, IEqualityComparer<TKey>? comparer = null)
    {
        _context = context;
        _options = options ?? DataLoaderOptions.Default;
        _comparer = comparer;
    }

    /// <summary>
    /// The services of a scope of the loader's own, shared by its batches, which may run beside each other: use <see cref="DataLoaderBatch{TKey,TValue}.Services"/>
    /// for what bears one user at a time.
    /// </summary>
    protected IServiceProvider Services => _context.Services;

    internal Lock Gate { get; } = new();

    internal LoadCount Count => _context.Count;

    /// <summary>The keys that were asked for, each with the number of its group and its index there; without a cache, those that wait for a batch.</summary>
    private Dictionary<TKey, long> Keys =>
        _asked ??= _comparer is null && Spares<Dictionary<TKey, long>>.TryTake() is { } used ? used : new Dictionary<TKey, long>(_comparer);

    /// <summary>Loads the value of a key: null (the default of a struct) when the batch has none.</summary>
    public Task<TValue?> LoadAsync(TKey key)
    {
        Task<TValue?> task;
        var announce = false;
        lock (Gate)
        {
            // Without a cache, equal keys of one batch are still asked for once.
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(Keys, key, out var isKnown);
            if (!isKnown)
            {
                var group = GetWaiting();
                place = ((long)group.Number << IndexBits) + group.Keys.Count;
                task = group.Add(key);
                announce = !_announced;
                _announced = true;
            }
            else if (!GetGroup(place).TryJoin((int)place, out task))
            {
                return task;
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
        if (!_options.Cache)
        {
            return;
        }

        lock (Gate)
        {
            if (!Keys.ContainsKey(key))
            {
                var group = Begin(LoadGroup<TKey, TValue>.Primed(this, key, value));
                Keys.Add(key, (long)group.Number << IndexBits);
            }
        }
    }

    /// <summary>Forgets a key: the next load asks again. A key that was not asked for yet keeps waiting for its batch.</summary>
    public void Clear(TKey key)
    {
        lock (Gate)
        {
            if (Keys.TryGetValue(key, out var place) && !GetGroup(place).IsWaiting)
            {
                Keys.Remove(key);
            }
        }
    }

    /// <summary>Forgets all keys, but those that were not asked for yet.</summary>
    public void ClearAll()
    {
        lock (Gate)
        {
            Keys.Clear();
            _groups.Clear();
            foreach (var group in _full ?? [])
            {
                AskAgain(group);
            }

            if (_waiting is not null)
            {
                AskAgain(_waiting);
            }
        }
    }

    /// <summary>Loads a batch: sets a result or an exception for each key. What it throws fails all keys without a result.</summary>
    protected abstract Task LoadBatchAsync(DataLoaderBatch<TKey, TValue> batch, CancellationToken cancellationToken);

    void IBatchSource.Dispatch(CancellationToken cancellationToken)
    {
        var (full, last) = TakeWaiting();
        foreach (var group in full ?? [])
        {
            Count.BatchBegun();
            _ = LoadAsync(group, cancellationToken);
        }

        if (last is not null)
        {
            Count.BatchBegun();
            _ = LoadAsync(last, cancellationToken);
        }
    }

    void IBatchSource.Cancel()
    {
        var (full, last) = TakeWaiting();
        foreach (var group in full ?? [])
        {
            Cancel(group);
        }

        if (last is not null)
        {
            Cancel(last);
        }
    }

    void IBatchSource.End()
    {
        lock (Gate)
        {
            if (_comparer is null && _asked is { Count: <= MaxSizeHint } asked)
            {
                // Whoever may still ask begins with an empty one.
                _asked = null;
                asked.Clear();
                Spares<Dictionary<TKey, long>>.Return(asked);
            }
        }
    }

    internal void Forget(TKey key, LoadGroup<TKey, TValue> group)
    {
        lock (Gate)
        {
            if (Keys.TryGetValue(key, out var place) && ReferenceEquals(GetGroup(place), group))
            {
                Keys.Remove(key);
            }
        }
    }

    private LoadGroup<TKey, TValue> GetWaiting()
    {
        if (_waiting is { } waiting)
        {
            if (_options.MaxBatchSize <= 0 || waiting.Keys.Count < _options.MaxBatchSize)
            {
                return waiting;
            }

            (_full ??= []).Add(waiting);
        }

        return _waiting = Begin(new LoadGroup<TKey, TValue>(this, Math.Max(Volatile.Read(ref _sizeHint), MinSizeHint)));
    }

    private LoadGroup<TKey, TValue> Begin(LoadGroup<TKey, TValue> group)
    {
        group.Number = _groups.Count;
        _groups.Add(group);
        return group;
    }

    private LoadGroup<TKey, TValue> GetGroup(long place) => _groups[(int)(place >> IndexBits)];

    private (List<LoadGroup<TKey, TValue>>? Full, LoadGroup<TKey, TValue>? Last) TakeWaiting()
    {
        lock (Gate)
        {
            var (full, last) = (_full, _waiting);
            _full = null;
            _waiting = null;
            _announced = false;
            foreach (var group in full ?? [])
            {
                group.Close();
            }

            if (last is not null)
            {
                last.Close();
                Volatile.Write(ref _sizeHint, Math.Min(last.Keys.Count, MaxSizeHint));
            }

            if (!_options.Cache)
            {
                _asked?.Clear();
                _groups.Clear();
            }

            return (full, last);
        }
    }

    // Never fails.
    private async Task LoadAsync(LoadGroup<TKey, TValue> group, CancellationToken cancellationToken)
    {
        var services = _context.MakeBatchServices();
        var batch = new DataLoaderBatch<TKey, TValue>(group.Keys, services);
        Exception? failure = null;
        using (var telemetry = LoaderTelemetry.Begin(this, group.Keys.Count))
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
        group.SetOutcome(batch, failure);
        _context.Complete(group);
    }

    private static void Cancel(LoadGroup<TKey, TValue> group)
    {
        group.SetOutcome(null, new OperationCanceledException());
        group.Settle();
    }

    private void AskAgain(LoadGroup<TKey, TValue> group)
    {
        Begin(group);
        for (var i = 0; i < group.Keys.Count; i++)
        {
            Keys[group.Keys[i]] = ((long)group.Number << IndexBits) + i;
        }
    }
}
