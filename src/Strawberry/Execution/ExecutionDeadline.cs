namespace Strawberry.Execution;

/// <summary>
/// Ends an operation when its time is up, unless it was stopped before. An object of its own: an operation may serve another request when a timer that was
/// too late to be stopped fires.
/// </summary>
internal sealed class ExecutionDeadline
{
    private const int Running = 0;
    private const int Stopped = 1;
    private const int Passed = 2;

    // What timers can wait for.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly OperationExecution _operation;
    private readonly ITimer _timer;
    private int _state;

    private ExecutionDeadline(OperationExecution operation, TimeSpan time, TimeProvider clock)
    {
        _operation = operation;
        _timer = clock.CreateTimer(static state => ((ExecutionDeadline)state!).Pass(), this, time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts the time of an operation; null when it has no limit.</summary>
    public static ExecutionDeadline? Start(OperationExecution operation, TimeSpan time, TimeProvider clock) =>
        time > TimeSpan.Zero && time <= Longest ? new ExecutionDeadline(operation, time, clock) : null;

    /// <summary>Ends the time. False: it was up before.</summary>
    public bool TryStop()
    {
        _timer.Dispose();
        return Interlocked.CompareExchange(ref _state, Stopped, Running) != Passed;
    }

    private void Pass()
    {
        if (Interlocked.CompareExchange(ref _state, Passed, Running) == Running)
        {
            _operation.RequestCancel();
        }
    }
}
