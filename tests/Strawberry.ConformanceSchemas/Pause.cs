namespace Strawberry.ConformanceSchemas;

/// <summary>
/// The waiting of the resolvers. Pauses end one after the other, in the order of their time and then of their beginning, so that two of equal length
/// do not race: timers of the pool would.
/// </summary>
internal static class Pause
{
    private static readonly Lock Gate = new();
    private static readonly PriorityQueue<TaskCompletionSource, (long Due, long Number)> Waiting = new();
    private static readonly Timer Alarm = new(static _ => Ring());
    private static long _number;
    private static bool _isRinging;

    /// <summary>Waits; not even zero milliseconds are over at once.</summary>
    public static async Task For(int milliseconds, CancellationToken cancellationToken)
    {
        if (milliseconds > 0)
        {
            await Begin(milliseconds, cancellationToken);
        }
        else
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Waits, but answers at once when there is nothing to wait for.</summary>
    public static Task ForItem(int milliseconds, CancellationToken cancellationToken) =>
        milliseconds > 0 ? Begin(milliseconds, cancellationToken) : Task.CompletedTask;

    private static async Task Begin(int milliseconds, CancellationToken cancellationToken)
    {
        // Continuations run inside Ring: that is what keeps the order.
        var pause = new TaskCompletionSource();
        using var registration = cancellationToken.UnsafeRegister(static (p, token) => ((TaskCompletionSource)p!).TrySetCanceled(token), pause);
        lock (Gate)
        {
            Waiting.Enqueue(pause, (Environment.TickCount64 + milliseconds, _number++));
            if (!_isRinging)
            {
                SetAlarm();
            }
        }

        await pause.Task.ConfigureAwait(false);
    }

    private static void Ring()
    {
        lock (Gate)
        {
            if (_isRinging)
            {
                return;
            }

            _isRinging = true;
        }

        while (TakeDue() is { } pause)
        {
            pause.TrySetResult();
        }
    }

    private static TaskCompletionSource? TakeDue()
    {
        lock (Gate)
        {
            if (Waiting.TryPeek(out var pause, out var priority) && priority.Due <= Environment.TickCount64)
            {
                Waiting.Dequeue();
                return pause;
            }

            _isRinging = false;
            SetAlarm();
            return null;
        }
    }

    private static void SetAlarm()
    {
        if (Waiting.TryPeek(out _, out var priority))
        {
            Alarm.Change(Math.Max(priority.Due - Environment.TickCount64, 0), Timeout.Infinite);
        }
    }
}
