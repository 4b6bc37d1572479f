using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>The loaders of an operation, and which of them have keys to load.</summary>
internal sealed class LoaderDispatcher(OperationExecution operation)
{
    private readonly Lock _gate = new();
    private Dictionary<Type, object>? _loaders;
    private List<IBatchSource>? _ready;
    private long _askedElsewhere;

    public LoadCount Count { get; } = new();

    public bool HasKeys
    {
        get
        {
            // Whoever adds a key also wakes the pump, so a look without the lock misses none.
            return Volatile.Read(ref _ready) is not null;
        }
    }

    /// <summary>Counts the keys that were ever asked for.</summary>
    public long Version => Count.Asked + Volatile.Read(ref _askedElsewhere);

    /// <summary>The loader of that type; one that is made lives on the operation or event of <paramref name="run"/>.</summary>
    public T Get<T>(Func<DataLoaderContext, T> make, ExecutionRun run)
        where T : class
    {
        lock (_gate)
        {
            _loaders ??= [];
            if (!_loaders.TryGetValue(typeof(T), out var loader))
            {
                _loaders[typeof(T)] = loader = make(new LoaderContext(operation, this, run));
            }

            return (T)loader;
        }
    }

    /// <summary>Starts the batches of all loaders that have keys.</summary>
    public void Dispatch()
    {
        foreach (var source in TakeReady())
        {
            if (operation.IsOver)
            {
                source.Cancel();
                continue;
            }

            source.Dispatch(operation.CancellationToken);
        }
    }

    /// <summary>Keys that wait for a batch get none.</summary>
    public void Cancel()
    {
        foreach (var source in TakeReady())
        {
            source.Cancel();
        }
    }

    /// <summary>Forgets all loaders: the operation has ended, or the next event begins with fresh ones.</summary>
    public void Reset()
    {
        Dictionary<Type, object>? loaders;
        lock (_gate)
        {
            loaders = _loaders;
            _loaders = null;
        }

        if (loaders is not null)
        {
            foreach (var loader in loaders.Values)
            {
                (loader as IBatchSource)?.End();
            }
        }
    }

    public void KeyAsked(IBatchSource source, bool first)
    {
        var isOnTurn = operation.Pump.IsOnTurn;
        if (isOnTurn)
        {
            Count.KeyAsked();
        }
        else
        {
            Interlocked.Increment(ref _askedElsewhere);
        }

        if (first)
        {
            lock (_gate)
            {
                (_ready ??= []).Add(source);
            }

            if (!isOnTurn)
            {
                // The key comes from a thread of a resolver's own, and the pump may be idle.
                operation.Pump.Enqueue(new PumpAction(static () => { }));
            }
        }
    }

    private List<IBatchSource> TakeReady()
    {
        lock (_gate)
        {
            var ready = _ready;
            _ready = null;
            return ready ?? [];
        }
    }
}
