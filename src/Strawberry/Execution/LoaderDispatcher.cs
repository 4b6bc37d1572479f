using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>The loaders of an operation, and which of them have keys to load.</summary>
internal sealed class LoaderDispatcher(OperationExecution operation)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Type, LoaderContext> _loaders = [];
    private LoaderContext? _latest;
    private List<IBatchSource>? _ready;
    private long _askedElsewhere;

    public LoadCount Count { get; private set; } = new();

    public bool HasKeys
    {
        get
        {
            // Whoever adds a key also wakes the pump, so a look without the lock misses none.
            return Volatile.Read(ref _ready) is not null;
        }
    }

    /// <summary>Whether a key waits, or a batch is on its way.</summary>
    public bool IsBusy => HasKeys || Count.Batches > 0;

    /// <summary>Counts the keys that were ever asked for.</summary>
    public long Version => Count.Asked + Volatile.Read(ref _askedElsewhere);

    /// <summary>The loader of that type; one that is made lives on the operation or event of <paramref name="run"/>.</summary>
    public T Get<T>(Func<DataLoaderContext, T> make, ExecutionRun run)
        where T : class
    {
        lock (_gate)
        {
            if (!_loaders.TryGetValue(typeof(T), out var context))
            {
                context = new LoaderContext(operation, this, run);
                context.Loader = make(context);
                _loaders[typeof(T)] = context;
                context.Before = _latest;
                _latest = context;
            }

            return (T)context.Loader;
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
        LoaderContext? context;
        lock (_gate)
        {
            context = _latest;
            _latest = null;
            _loaders.Clear();
        }

        for (; context is not null; context = context.Before)
        {
            context.End();
        }
    }

    /// <summary>Makes the dispatcher ready for another request, all loaders being forgotten. False: it <see cref="IsBusy"/>.</summary>
    public bool TryReuse()
    {
        if (IsBusy)
        {
            return false;
        }

        // Whoever kept a loader has the old one.
        Count = new LoadCount();
        return true;
    }

    /// <summary>A key was asked for, while others were waiting.</summary>
    public void KeyAsked()
    {
        if (operation.Pump.IsOnTurn)
        {
            Count.KeyAsked();
        }
        else
        {
            Interlocked.Increment(ref _askedElsewhere);
        }
    }

    /// <summary>A loader was asked for the first key of a batch.</summary>
    public void KeyAsked(IBatchSource source)
    {
        KeyAsked();
        lock (_gate)
        {
            (_ready ??= []).Add(source);
        }

        if (!operation.Pump.IsOnTurn)
        {
            // The key comes from a thread of a resolver's own, and the pump may be idle.
            operation.Pump.Enqueue(new PumpAction(static () => { }));
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
