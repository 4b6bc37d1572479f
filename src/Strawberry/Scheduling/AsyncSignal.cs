using System.Threading.Tasks.Sources;

namespace Strawberry.Scheduling;

/// <summary>
/// Wakes one waiter at a time. A signal set while nobody waits is kept for the next waiter. Waiters never continue on the thread that sets the signal, unless
/// it says that it has nothing else to do.
/// </summary>
internal sealed class AsyncSignal : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _core;
    private bool _isSet;
    private bool _isWaiting;

    public void Set() => Set(inline: false);

    /// <summary>Sets the signal; the waiter goes on before this returns. Only for a thread of the pool that would go back to it now.</summary>
    public void SetInline() => Set(inline: true);

    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return default;
            }

            _core.Reset();
            _isWaiting = true;
            return new ValueTask(this, _core.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void Set(bool inline)
    {
        lock (_gate)
        {
            if (!_isWaiting)
            {
                _isSet = true;
                return;
            }

            _isWaiting = false;
        }

        _core.RunContinuationsAsynchronously = !inline;
        _core.SetResult(true);
    }
}
