namespace Strawberry.AspNetCore.Responses;

/// <summary>
/// The token of an operation that is answered in parts. It fires when the client leaves. Of a subscription it fires when the host stops, too: nothing else would
/// end it, and the host would wait until its patience is over.
/// </summary>
internal sealed class StreamLifetime(CancellationToken left, CancellationToken stopping) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(left);
    private CancellationTokenRegistration _stopping;

    public CancellationToken Token => _source.Token;

    /// <summary>
    /// Fires when the client leaves, and only then. Whoever writes takes it from here: resolvers may be reading the <see cref="Microsoft.AspNetCore.Http.HttpContext"/>,
    /// which is for one thread at a time.
    /// </summary>
    public CancellationToken Left => left;

    /// <summary>Whether it was the host that ended the operation.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Ends the operation, which is a subscription, with the host.</summary>
    public void EndWithHost() => _stopping = stopping.UnsafeRegister(static lifetime => ((StreamLifetime)lifetime!).Stop(), this);

    public void Dispose()
    {
        _stopping.Dispose();
        _source.Dispose();
    }

    private void Stop()
    {
        IsStopped = true;
        _source.Cancel();
    }
}
