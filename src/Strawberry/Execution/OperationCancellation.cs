using Microsoft.Extensions.Logging;

namespace Strawberry.Execution;

/// <summary>
/// The token that resolvers are given. It fires when the request's token does and when the operation is over. Most operations never ask for it: its source
/// is made, and the request's token watched, when somebody does.
/// </summary>
internal sealed class OperationCancellation(OperationExecution operation)
{
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _registration;
    private int _isWatching;
    private int _isFired;

    /// <summary>The token of the request.</summary>
    public CancellationToken RequestToken { get; private set; }

    public bool IsRequested => Volatile.Read(ref _isFired) != 0 || RequestToken.IsCancellationRequested;

    public CancellationToken Token
    {
        get
        {
            if (_source is { } source)
            {
                return source.Token;
            }

            var made = new CancellationTokenSource();
            source = Interlocked.CompareExchange(ref _source, made, null) ?? made;
            if (Volatile.Read(ref _isFired) != 0)
            {
                // Fired before there was a source to fire.
                source.Cancel();
            }
            else
            {
                Watch();
            }

            return source.Token;
        }
    }

    public void Begin(CancellationToken requestToken) => RequestToken = requestToken;

    /// <summary>From now on the request's token ends the operation at once. Needed as soon as somebody waits.</summary>
    public void Watch()
    {
        if (RequestToken.CanBeCanceled && Interlocked.Exchange(ref _isWatching, 1) == 0)
        {
            _registration = RequestToken.UnsafeRegister(static state => ((OperationExecution)state!).RequestCancel(), operation);
        }
    }

    public void StopWatching() => _registration.Dispose();

    public void Fire(ILogger? logger)
    {
        // A full fence: whoever makes a source from here on sees that it has fired.
        Interlocked.Exchange(ref _isFired, 1);
        try
        {
            _source?.Cancel();
        }
        catch (AggregateException exception)
        {
            // A callback registered by a resolver failed: that is no reason not to end.
            if (logger is not null)
            {
                ExecutionLog.CancellationFailed(logger, exception);
            }
        }
    }

    /// <summary>Forgets everything, so that another operation can begin.</summary>
    public void Reset()
    {
        _source = null;
        _registration = default;
        _isWatching = 0;
        _isFired = 0;
        RequestToken = default;
    }
}
