namespace Strawberry.Execution;

/// <summary>
/// Ends an operation when the time of what it waits for is up, unless that was stopped before. Its timer is not stopped with the time: it runs out sooner or
/// later, sees what has become of the time, and waits again if there is need.
/// </summary>
internal sealed class ExecutionDeadline
{
    private const long Running = 1;
    private const long Passed = 2;
    private const long StatusMask = 3;
    private const long NextTime = 4;

    // What timers can wait for.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly OperationExecution _operation;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _time;
    private ITimer? _timer;
    private long _begin;

    // Which time it is, and its status: a timer that is late must not end another.
    private long _state;
    private int _isTimerSet;

    public ExecutionDeadline(OperationExecution operation, TimeSpan time, TimeProvider clock)
    {
        _operation = operation;
        _time = time;
        _clock = clock;
    }

    /// <summary>Whether a time can be waited for: beyond the longest that a timer takes, there is no limit.</summary>
    public static bool IsLimit(TimeSpan time) => time > TimeSpan.Zero && time <= Longest;

    /// <summary>Starts the time, which must not be running.</summary>
    public void Start()
    {
        Volatile.Write(ref _begin, _clock.GetTimestamp());
        Volatile.Write(ref _state, (_state & ~StatusMask) + NextTime + Running);
        SetTimer(_time);
    }

    /// <summary>Ends the time, if it runs. False: it was up before.</summary>
    public bool TryStop()
    {
        var state = Volatile.Read(ref _state);
        return (state & StatusMask) switch
        {
            Running => Interlocked.CompareExchange(ref _state, state & ~StatusMask, state) == state,
            Passed => false,
            _ => true,
        };
    }

    /// <summary>Lets go of the timer.</summary>
    public void Dispose() => _timer?.Dispose();

    // A full fence: either whoever starts the time sees that the timer is not set, or the timer sees that the time runs.
    private void SetTimer(TimeSpan time)
    {
        if (Interlocked.Exchange(ref _isTimerSet, 1) != 0)
        {
            return;
        }

        if (_timer is { } timer)
        {
            timer.Change(time, Timeout.InfiniteTimeSpan);
            return;
        }

        // It outlives the request that is the first to need it, whose context it must not keep.
        var isFlowing = !ExecutionContext.IsFlowSuppressed();
        if (isFlowing)
        {
            ExecutionContext.SuppressFlow();
        }

        try
        {
            _timer = _clock.CreateTimer(static state => ((ExecutionDeadline)state!).OnTimer(), this, time, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (isFlowing)
            {
                ExecutionContext.RestoreFlow();
            }
        }
    }

    private void OnTimer()
    {
        Interlocked.Exchange(ref _isTimerSet, 0);
        var state = Volatile.Read(ref _state);
        if ((state & StatusMask) != Running)
        {
            return;
        }

        var left = _time - _clock.GetElapsedTime(Volatile.Read(ref _begin));
        if (left > TimeSpan.Zero)
        {
            // Timers count whole milliseconds.
            SetTimer(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)));
        }
        else if (Interlocked.CompareExchange(ref _state, (state & ~StatusMask) + Passed, state) == state)
        {
            _operation.RequestCancel();
        }
    }
}
