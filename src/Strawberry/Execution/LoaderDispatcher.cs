using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>The loaders of an operation, and which of them have keys to load.</summary>
internal sealed class LoaderDispatcher(OperationExecution operation)
{
    private readonly Lock _gate = new();
    private Dictionary<Type, object>? _loaders;
    private List<IBatchSource>? _ready;
    private long _version;
    private int _asked;
    private int _askedBefore;
    private int _waiting;

    public bool HasKeys
    {
        get
        {
            // Whoever adds a key also wakes the pump, so a look without the lock misses none.
            return Volatile.Read(ref _ready) is not null;
        }
    }

    /// <summary>Counts the keys that were ever asked for.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>The loader of that type; one that is made lives on the operation or event of <paramref name="run"/>.</summary>
    public T Get<T>(Func<DataLoaderContext, T> make, ExecutionRun run)
        where T : class
    {
        lock (_gate)
        {
            _loaders ??= [];
            if (!_loaders.TryGetValue(typeof(T), out var loader))
            {
                _loaders[typeof(T)] = loader = make(new LoaderContext(operation, run));
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

            foreach (var batch in source.Dispatch(operation.CancellationToken))
            {
                // The batch reports through Complete; it never fails.
                _ = batch;
            }
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

    /// <summary>Forgets all loaders, so that the next event begins with fresh ones.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _loaders = null;
        }
    }

    /// <summary>
    /// How many of the tasks in flight are taken to wait for a load and for nothing else: they asked for a key before they came to wait. A guess, which decides
    /// when a batch is worth waiting for and nothing else.
    /// </summary>
    public int WaitingTasks => _waiting;

    /// <summary>Called, on the operation's turn, when a resolver's task has to be waited for.</summary>
    public void TaskStarted()
    {
        if (_asked != _askedBefore)
        {
            _askedBefore = _asked;
            _waiting++;
        }
    }

    public void BeginSettle()
    {
        _askedBefore = _asked;
        _waiting = Math.Max(_waiting - 1, 0);
    }

    public void EndSettle() => TaskStarted();

    public void KeyAsked(IBatchSource source, bool first)
    {
        var isOnTurn = operation.Pump.IsOnTurn;
        if (isOnTurn)
        {
            _asked++;
        }

        Interlocked.Increment(ref _version);
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
