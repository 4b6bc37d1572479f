namespace Strawberry.Testing.Payloads;

/// <summary>Gives up an operation that keeps a test waiting for its next payload.</summary>
internal sealed class Deadline(TimeSpan timeout, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>Fires when the caller gives up or time is over.</summary>
    public CancellationToken Token => _source.Token;

    public ValueTask<bool> WaitAsync(ValueTask<bool> next, int before) =>
        WaitAsync(next, () => $"No payload came within {timeout.TotalSeconds:0.###} s, after {before} that did. The client's Timeout says how long to wait.");

    /// <summary>Waits for what was begun with <see cref="Token"/>.</summary>
    public async ValueTask<T> WaitAsync<T>(ValueTask<T> task, Func<string> describe)
    {
        if (!task.IsCompleted)
        {
            _source.CancelAfter(timeout);
        }

        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (_source.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TestClientException(describe(), e);
        }
        finally
        {
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _source.Dispose();
}
