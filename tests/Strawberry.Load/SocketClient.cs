using System.Net.WebSockets;
using System.Text;

namespace Strawberry.Load;

/// <summary>A client of graphql-transport-ws, with a connection of its own.</summary>
internal sealed class SocketClient(ResponseKind kind) : Client(kind)
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _ack = new byte[256];

    public override async Task OpenAsync(ServerProcess server, TimeSpan interval)
    {
        _socket.Options.AddSubProtocol("graphql-transport-ws");
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await _socket.ConnectAsync(new UriBuilder(new Uri(server.Http1, "/graphql")) { Scheme = "ws" }.Uri, CancellationToken.None);
        await SendAsync("""{"type":"connection_init"}""");
        var ack = await _socket.ReceiveAsync(_ack.AsMemory(), CancellationToken.None);
        if (!_ack.AsSpan(0, ack.Count).IndexOf("connection_ack"u8).Equals(9))
        {
            throw new LoadException($"{Kind.Name}: {Encoding.UTF8.GetString(_ack, 0, ack.Count)}");
        }

        await SendAsync($$$"""{"type":"subscribe","id":"1","payload":{"query":"{{{Kind.Query(interval)}}}"}}""");
    }

    public override async Task LeaveAsync(bool politely)
    {
        if (politely && _socket.State == WebSocketState.Open)
        {
            await SendAsync("""{"type":"complete","id":"1"}""");
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _socket.Dispose();
    }

    protected override async ValueTask<int> ReadAsync(Memory<byte> buffer) => (await _socket.ReceiveAsync(buffer, CancellationToken.None)).Count;

    private Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
}
