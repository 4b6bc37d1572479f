using System.Diagnostics;

namespace Strawberry.Scheduling;

/// <summary>
/// The queue of one request. Items may come from any thread; one thread at a time runs them, in order. An idle pump is put on the thread pool's
/// global queue, never run inside the thread that adds an item: a resolver's completion must not carry the whole request on its stack.
/// </summary>
internal sealed class RequestPump : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Retired = 2;

    private static readonly ContextCallback RunDrain = static state => ((RequestPump)state!).Drain();

    [ThreadStatic]
    private static RequestPump? _current;

    // Whom the turn that just ended on this thread left to wake.
    [ThreadStatic]
    private static AsyncSignal? _left;

    private readonly PumpOwner _owner;
    private ExecutionContext? _context;
    private Queue<PumpItem>? _later;
    private PumpQueue _ready;
    private AwaitedItems<AwaitedItem> _awaited;
    private AwaitedItems<IAwaitedGroup> _groups;
    private PumpItem? _inbox;
    private AsyncSignal? _waking;
    private bool _isWaitingWorthless;
    private bool _isOnPool;
    private bool _hasGoneRound;

    // Whether other threads were asked to run it, or may ask for it.
    private bool _isSharedOut;
    private int _state;

    public RequestPump(PumpOwner owner)
    {
        _owner = owner;
        Begin();
    }

    /// <summary>Makes the caller's execution context the one that everything runs under.</summary>
    public void Begin() => _context = ExecutionContext.Capture();

    /// <summary>From now on everything runs with that activity as the current one.</summary>
    public void Follow(Activity activity)
    {
        if (_context is null)
        {
            // The caller lets nothing flow.
            return;
        }

        ExecutionContext.Run(
            _context,
            static state =>
            {
                var (pump, activity) = ((RequestPump, Activity))state!;
                Activity.Current = activity;
                pump._context = ExecutionContext.Capture();
            },
            (this, activity));
    }

    /// <summary>Whether the calling thread is running this pump.</summary>
    public bool IsOnTurn => ReferenceEquals(_current, this);

    private bool IsAwaiting => _awaited.Count > 0 || _groups.Count > 0;

    /// <summary>Adds an item from any thread.</summary>
    public void Enqueue(PumpItem item)
    {
        if (IsOnTurn)
        {
            _ready.Add(item);
            return;
        }

        Push(item);
        Schedule();
    }

    /// <summary>Adds an item, on the request's turn, that runs when its time has come.</summary>
    public void Await(AwaitedItem item) => _awaited.Add(item);

    /// <summary>Adds a group of tasks, on the request's turn.</summary>
    public void Await(IAwaitedGroup group)
    {
        group.IsAwaited = true;
        _groups.Add(group);
    }

    /// <summary>Adds an item, on the request's turn, to run when nothing else is ready.</summary>
    public void EnqueueLater(PumpItem item) => (_later ??= new Queue<PumpItem>()).Enqueue(item);

    /// <summary>
    /// Ends an idle pump's service of a request that is over: whoever is late with waking it does not. It serves another request from <see cref="RunFirst"/>
    /// on. False: a turn is not over yet, or to come.
    /// </summary>
    /// <param name="isKnown">Whether somebody may have woken it who was not asked to.</param>
    public bool TryRetire(bool isKnown)
    {
        // One that nobody else could run is at rest when its owner's thread is.
        if ((isKnown || _isSharedOut) && Interlocked.CompareExchange(ref _state, Retired, Idle) != Idle)
        {
            return false;
        }

        _isSharedOut = false;
        return true;
    }

    /// <summary>Has the pump look again from the thread pool, although its queue is empty.</summary>
    public void Post()
    {
        _isSharedOut = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>
    /// Sets a signal, on the request's turn. When that is the last thing to do on the turn and the thread is the pool's, the waiter goes on there, behind the
    /// turn: one way through the pool's queue less.
    /// </summary>
    public void Wake(AsyncSignal signal)
    {
        if (!_isOnPool || _waking is not null)
        {
            signal.Set();
            return;
        }

        _waking = signal;
    }

    /// <summary>Called on the request's turn before something that may take its time: whoever is to be woken does not wait for it.</summary>
    public void WakeNow()
    {
        if (_waking is { } waking)
        {
            _waking = null;
            waking.Set();
        }
    }

    /// <summary>Runs items on the calling thread until there are none, unless another thread does already.</summary>
    public void RunInline(PumpItem first)
    {
        Push(first);
        if (Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle)
        {
            Run();
        }
    }

    /// <summary>
    /// Runs the first item of all, and what comes of it, on the calling thread, under whose execution context the pump began. Nothing of the request's runs
    /// anywhere else yet. What is put into the execution context stays inside.
    /// </summary>
    public void RunFirst(PumpItem first)
    {
        Volatile.Write(ref _state, Busy);
        var outer = _current;
        _current = this;
        using var left = CallerContext.Leave();
        try
        {
            Run(first);
            Drain();
        }
        finally
        {
            _current = outer;
            if (_context is not null && !ReferenceEquals(ExecutionContext.Capture(), _context))
            {
                ExecutionContext.Restore(_context);
            }
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        // The state is Busy already: whoever scheduled the pump set it.
        _isOnPool = true;
        Run();
        if (_left is { } left)
        {
            _left = null;
            left.SetInline();
        }
    }

    private void Push(PumpItem item)
    {
        var head = Volatile.Read(ref _inbox);
        while (true)
        {
            item.Next = head;
            var seen = Interlocked.CompareExchange(ref _inbox, item, head);
            if (ReferenceEquals(seen, head))
            {
                return;
            }

            head = seen;
        }
    }

    private void Schedule()
    {
        if (Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Run()
    {
        var outer = _current;
        _current = this;

        using var left = CallerContext.Leave();
        try
        {
            if (_context is null)
            {
                Drain();
            }
            else
            {
                ExecutionContext.Run(_context, RunDrain, this);
            }
        }
        finally
        {
            _current = outer;
        }
    }

    private void Drain()
    {
        while (true)
        {
            // What came in is taken between any two rounds: a cancellation must not wait for items that enqueue each other.
            TakeInbox();
            if (!_ready.IsEmpty)
            {
                RunReady();
                continue;
            }

            if (IsAwaiting && RunAwaited())
            {
                continue;
            }

            if (_later is not null && _later.TryDequeue(out var later))
            {
                _ready.Add(later);
                continue;
            }

            switch (Rest())
            {
                case PumpRest.Again:
                    continue;
                case PumpRest.Posted:
                    // Still Busy: the posted run takes over from here.
                    return;
            }

            if (IsAwaiting && !_hasGoneRound)
            {
                // Behind what the pool is about to do: one way through its queue costs less than a callback for each of the items that end there.
                _hasGoneRound = true;
                WakeNow();
                Post();
                return;
            }

            _hasGoneRound = false;
            if ((IsAwaiting && RunOrWatchAwaited()) || !_ready.IsEmpty)
            {
                continue;
            }

            var waking = _waking;
            var wasOnPool = _isOnPool;
            _waking = null;
            _isOnPool = false;

            // A full fence: the look into the inbox must not come before the state is seen, or an item added between the two waits for ever.
            Interlocked.Exchange(ref _state, Idle);
            if (Volatile.Read(ref _inbox) is null || Interlocked.CompareExchange(ref _state, Busy, Idle) != Idle)
            {
                if (waking is not null)
                {
                    _left = waking;
                }

                return;
            }

            _isOnPool = wasOnPool;
            waking?.Set();
        }
    }

    private void TakeInbox()
    {
        // A look before the exchange, which is dear.
        if (Volatile.Read(ref _inbox) is not null && Interlocked.Exchange(ref _inbox, null) is { } inbox)
        {
            _ready.AddReversed(inbox);
        }
    }

    /// <summary>
    /// Goes on with what is awaited and has come. False: there is nothing. Each look either halves what is awaited or is the last one, so that tasks that end one by
    /// one are not looked at over and over.
    /// </summary>
    private bool RunAwaited()
    {
        if (_isWaitingWorthless || _later is { Count: > 0 })
        {
            return RunOrWatchAwaited();
        }

        var left = 0;
        var ran = RunGroups(watchOthers: false, ref left);
        var count = _awaited.Count;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var item = _awaited[i];
            if (!item.IsReady)
            {
                _awaited.Move(i, kept++);
                continue;
            }

            WakeNow();
            Run(item);
        }

        _awaited.Close(kept, count);
        ran += count - kept;
        _isWaitingWorthless = ran < left + kept;
        return ran > 0;
    }

    /// <summary>Goes on with what is awaited and has come, and asks the rest to tell when it has. False: there was nothing.</summary>
    private bool RunOrWatchAwaited()
    {
        _isWaitingWorthless = false;

        // Before anything is asked to call back.
        _isSharedOut |= _groups.Count > 0;
        var left = 0;
        var isAnyRun = RunGroups(watchOthers: true, ref left) > 0;
        var count = _awaited.Count;
        for (var i = 0; i < count; i++)
        {
            var item = _awaited[i];
            if (item.IsReady)
            {
                isAnyRun = true;
                WakeNow();
                Run(item);
            }
            else
            {
                _isSharedOut = true;
                item.Watch();
            }
        }

        _awaited.Close(0, count);
        return isAnyRun;
    }

    /// <summary>Goes on with tasks of groups that have ended, and gives their number; those that have not are <paramref name="left"/>.</summary>
    private int RunGroups(bool watchOthers, ref int left)
    {
        var count = _groups.Count;
        var kept = 0;
        var ran = 0;
        for (var i = 0; i < count; i++)
        {
            var group = _groups[i];
            var waiting = group.Waiting;
            var ended = RunGroup(group, watchOthers);
            ran += ended;
            left += Math.Max(waiting - ended, 0);
            if (group.Waiting > 0)
            {
                _groups.Move(i, kept++);
            }
            else
            {
                group.IsAwaited = false;
            }
        }

        _groups.Close(kept, count);
        return ran;
    }

    private int RunGroup(IAwaitedGroup group, bool watchOthers)
    {
        var ended = 0;
        try
        {
            ended = group.RunEnded(watchOthers);
            if (ended > 0)
            {
                _owner.Listener?.OnProgress();
            }
        }
        catch (Exception exception)
        {
            _owner.OnFault(exception);

            // One at least has gone on.
            return Math.Max(ended, 1);
        }

        return ended;
    }

    private PumpRest Rest()
    {
        try
        {
            return _owner.OnDrained();
        }
        catch (Exception exception)
        {
            _owner.OnFault(exception);
            return PumpRest.Wait;
        }
    }

    private void Run(PumpItem item)
    {
        try
        {
            item.Run();
            _owner.Listener?.OnProgress();
        }
        catch (Exception exception)
        {
            _owner.OnFault(exception);
        }
    }

    private void RunReady()
    {
        var ready = _ready;
        _ready = default;
        while (ready.TryTake() is { } item)
        {
            WakeNow();
            Run(item);
        }
    }
}

/// <summary>Whose pump it is.</summary>
internal abstract class PumpOwner
{
    /// <summary>Called when nothing is left to run.</summary>
    public abstract PumpRest OnDrained();

    /// <summary>Who is told after each item; null for nobody.</summary>
    public IProgressListener? Listener { get; set; }

    /// <summary>Called when an item broke. It must not throw.</summary>
    public abstract void OnFault(Exception exception);
}

/// <summary>What a drained pump does.</summary>
internal enum PumpRest
{
    /// <summary>Wait for the next item.</summary>
    Wait,

    /// <summary>Look again at once: the owner added items.</summary>
    Again,

    /// <summary>Look again from the thread pool: the owner called <see cref="RequestPump.Post"/>.</summary>
    Posted,
}
