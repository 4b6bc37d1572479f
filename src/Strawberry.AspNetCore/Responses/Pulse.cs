namespace Strawberry.AspNetCore.Responses;

/// <summary>A clock that beats while something is waited for. It begins with the first wait, and beats that nobody waited for are one.</summary>
internal sealed class Pulse(TimeProvider time, TimeSpan interval) : IDisposable
{
    private PeriodicTimer? _timer;
    private Task? _beat;

    /// <summary>Waits; false when the clock beats first. What the task comes to is for the caller to see.</summary>
    public ValueTask<bool> IsFirstAsync(Task task) => interval == TimeSpan.Zero || task.IsCompleted ? IsFirstAsync(task, null) : IsFirstAsync(task, Beat());

    public void Dispose() => _timer?.Dispose();

    private async ValueTask<bool> IsFirstAsync(Task task, Task? beat)
    {
        if (beat is null)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }

        if (await Task.WhenAny(task, beat) == task)
        {
            return true;
        }

        _beat = null;
        return false;
    }

    private Task Beat()
    {
        _timer ??= new PeriodicTimer(interval, time);
        return _beat ??= _timer.WaitForNextTickAsync().AsTask();
    }
}
