namespace Strawberry.Load;

/// <summary>One client with one open response.</summary>
internal abstract class Client(ResponseKind kind) : IAsyncDisposable
{
    private readonly byte[] _marker = kind.Marker;
    private readonly byte[] _buffer = new byte[512];
    private int _matched;
    private int _received;
    private Task _reading = Task.CompletedTask;

    public ResponseKind Kind => kind;

    /// <summary>How many payloads have come.</summary>
    public int Received => Volatile.Read(ref _received);

    /// <summary>Completes when the response has ended or broken off, which it should not do by itself.</summary>
    public Task Ended => _reading;

    /// <summary>Asks, and returns when the response has begun.</summary>
    public abstract Task OpenAsync(ServerProcess server, TimeSpan interval);

    /// <summary>Reads what comes, from now on.</summary>
    public void Read() => _reading = ReadAllAsync();

    /// <summary>Leaves: with what politeness the transport knows, or without.</summary>
    public abstract Task LeaveAsync(bool politely);

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync(politely: false);
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Gives the number of bytes read; zero at the end.</summary>
    protected abstract ValueTask<int> ReadAsync(Memory<byte> buffer);

    private async Task ReadAllAsync()
    {
        int count;
        while ((count = await ReadAsync(_buffer)) > 0)
        {
            Count(_buffer.AsSpan(0, count));
        }
    }

    // A marker's first byte is not in it again in a way that would matter, so that nothing has to be looked at twice.
    private void Count(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            _matched = b == _marker[_matched] ? _matched + 1 : b == _marker[0] ? 1 : 0;
            if (_matched == _marker.Length)
            {
                _matched = 0;
                Interlocked.Increment(ref _received);
            }
        }
    }
}
