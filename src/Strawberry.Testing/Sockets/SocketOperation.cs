using System.Threading.Channels;
using Strawberry.Testing.Payloads;

namespace Strawberry.Testing.Sockets;

/// <summary>An operation of a connection: what the server has sent for it and the test has not read.</summary>
internal sealed class SocketOperation(SocketConversation conversation, string id) : IAsyncDisposable
{
    private readonly Channel<WirePayload> _received = Channel.CreateUnbounded<WirePayload>(new UnboundedChannelOptions { SingleReader = true });

    public string Id { get; } = id;

    public void Add(WirePayload payload) => _received.Writer.TryWrite(payload);

    /// <summary>Ends it, behind what was added; with an exception when it did not end well.</summary>
    public void End(Exception? exception = null) => _received.Writer.TryComplete(exception);

    public IAsyncEnumerable<WirePayload> ReadAsync(CancellationToken cancellationToken) => _received.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Tells the server that nobody reads any more, unless it has ended the operation itself.</summary>
    public ValueTask DisposeAsync() => conversation.StopAsync(this);
}
