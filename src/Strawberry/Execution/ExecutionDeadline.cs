namespace Strawberry.Execution;

/// <summary>Ends an operation when the time of what it waits for is up, unless that was stopped before. Serves one time after the other.</summary>
internal sealed class ExecutionDeadline(OperationExecution operation, TimeSpan time, TimeProvider clock)
{
    private const long Running = 1;
    private const long Passed = 2;
    private const long StatusMask = 3;
    private const long NextTime = 4;

    // What timers can wait for.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private ITimer? _timer;
    private long _begin;

    // Which time it is, and its status: a timer that was too late to be stopped must not end another.
    private long _state;

    /// <summary>Whether a time can be waited for: beyond the longest that a timer takes, there is no limit.</summary>
    public static bool IsLimit(TimeSpan time) => time > TimeSpan.Zero && time <= Longest;

    /// <summary>Starts the time, which must not be running.</summary>
    public void Start()
    {
        Volatile.Write(ref _begin, clock.GetTimestamp());
        Volatile.Write(ref _state, (_state & ~StatusMask) + NextTime + Running);
        if (_timer is { } timer)
        {
            timer.Change(time, Timeout.InfiniteTimeSpan);
        }
        else
        {
            MakeTimer();
        }
    }

    /// <summary>Ends the time, if it runs. False: it was up before.</summary>
    public bool TryStop()
    {
        var state = Volatile.Read(ref _state);
        if ((state & StatusMask) == Running && Interlocked.CompareExchange(ref _state, state & ~StatusMask, state) == state)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return true;
        }

        return (Volatile.Read(ref _state) & StatusMask) != Passed;
    }

    /// <summary>Lets go of the timer.</summary>
    public void Dispose() => _timer?.Dispose();

    private void MakeTimer()
    {
        // It outlives the request that is the first to need it, whose context it must not keep.
        if (ExecutionContext.IsFlowSuppressed())
        {
            _timer = clock.CreateTimer(static state => ((ExecutionDeadline)state!).OnTimer(), this, time, Timeout.InfiniteTimeSpan);
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            MakeTimer();
        }
    }

    private void OnTimer()
    {
        var state = Volatile.Read(ref _state);
        if ((state & StatusMask) != Running)
        {
            return;
        }

        var left = time - clock.GetElapsedTime(Volatile.Read(ref _begin));
        if (left > TimeSpan.Zero)
        {
            // Of a time that was stopped too late, or early by what a timer is inexact. It counts whole milliseconds.
            _timer?.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
        else if (Interlocked.CompareExchange(ref _state, (state & ~StatusMask) + Passed, state) == state)
        {
            operation.RequestCancel();
        }
    }
}
