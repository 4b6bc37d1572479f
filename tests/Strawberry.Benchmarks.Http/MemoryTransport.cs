using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Strawberry.Benchmarks.Http;

/// <summary>Connections to Kestrel without a network: requests and responses are bytes in pipes, and all work is done by whoever sends.</summary>
internal sealed class MemoryTransport : IConnectionListenerFactory, IConnectionListener
{
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();

    public EndPoint EndPoint { get; } = new IPEndPoint(IPAddress.Loopback, 80);

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken) => new(this);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken) =>
        await _connections.Reader.WaitToReadAsync(cancellationToken) ? await _connections.Reader.ReadAsync(cancellationToken) : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken)
    {
        _connections.Writer.TryComplete();
        return default;
    }

    public ValueTask DisposeAsync() => default;

    /// <param name="pool">The server's pool.</param>
    public MemoryConnection Connect(MemoryPool<byte> pool)
    {
        var connection = new MemoryConnection(pool);
        _connections.Writer.TryWrite(connection.ServerEnd);
        return connection;
    }
}

/// <summary>The client's end.</summary>
internal sealed class MemoryConnection
{
    private readonly Pipe _requests;
    private readonly Pipe _responses;

    public MemoryConnection(MemoryPool<byte> pool)
    {
        var options = new PipeOptions(
            pool, readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);
        _requests = new Pipe(options);
        _responses = new Pipe(options);
        ServerEnd = new DefaultConnectionContext("memory")
        {
            Transport = new Duplex(_requests.Reader, _responses.Writer),
            LocalEndPoint = new IPEndPoint(IPAddress.Loopback, 80),
            RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, 81),
        };
        ServerEnd.Features.Set<IMemoryPoolFeature>(new PoolFeature(pool));
    }

    public ConnectionContext ServerEnd { get; }

    /// <summary>Sends a request and takes the response, which must come in one flush.</summary>
    public async ValueTask<int> AskAsync(byte[] request, IBufferWriter<byte>? copy = null)
    {
        request.CopyTo(_requests.Writer.GetSpan(request.Length));
        _requests.Writer.Advance(request.Length);
        var flush = _requests.Writer.FlushAsync();
        if (!flush.IsCompletedSuccessfully)
        {
            await flush;
        }

        if (!_responses.Reader.TryRead(out var read))
        {
            read = await _responses.Reader.ReadAsync();
        }

        foreach (var segment in copy is null ? default : read.Buffer)
        {
            copy!.Write(segment.Span);
        }

        var length = (int)read.Buffer.Length;
        _responses.Reader.AdvanceTo(read.Buffer.End);
        return length;
    }

    private sealed class PoolFeature(MemoryPool<byte> pool) : IMemoryPoolFeature
    {
        public MemoryPool<byte> MemoryPool => pool;
    }

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
