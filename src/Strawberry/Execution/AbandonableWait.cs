using System.Runtime.CompilerServices;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// Waits for a task of the user's, but not beyond the operation's cancellation: a task that ignores its token is left to itself. Never continues inside
/// the thread that completes the task. Until the task has ended, it counts as a resolver that runs.
/// </summary>
internal sealed class AbandonableWait<T>(ValueTask<T> task)
{
    private const int Waiting = 0;
    private const int Ended = 1;
    private const int Abandoned = 2;

    private readonly AsyncSignal _signal = new();
    private ValueTaskAwaiter<T> _awaiter = task.GetAwaiter();
    private OperationExecution? _operation;
    private Action? _onEndedLate;
    private int _state;

    public bool IsAbandoned => Volatile.Read(ref _state) == Abandoned;

    /// <summary>The task's value. <paramref name="onEndedLate"/> is called when the task ends after the wait was given up.</summary>
    public async ValueTask<T> WaitAsync(OperationExecution operation, Action? onEndedLate)
    {
        if (_awaiter.IsCompleted)
        {
            return _awaiter.GetResult();
        }

        _operation = operation;
        _onEndedLate = onEndedLate;
        operation.Hold(null);
        try
        {
            _awaiter.UnsafeOnCompleted(End);
        }
        catch (Exception)
        {
            operation.TaskEnded(null);
            throw;
        }

        using (operation.CancellationToken.UnsafeRegister(static signal => ((AsyncSignal)signal!).Set(), _signal))
        {
            await _signal.WaitAsync().ConfigureAwait(false);
        }

        if (Interlocked.CompareExchange(ref _state, Abandoned, Waiting) == Waiting)
        {
            throw operation.MakeCanceledException();
        }

        return _awaiter.GetResult();
    }

    private void End()
    {
        if (Interlocked.CompareExchange(ref _state, Ended, Waiting) == Waiting)
        {
            _operation!.TaskEnded(null);
            _signal.Set();
            return;
        }

        try
        {
            _awaiter.GetResult();
        }
        catch (Exception)
        {
            // Nobody waits for it any more.
        }

        _onEndedLate?.Invoke();
        _operation!.TaskEnded(null);
    }
}
