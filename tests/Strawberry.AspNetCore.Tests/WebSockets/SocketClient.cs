using System.Net.WebSockets;
using System.Text;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>A client that sees every message as it is.</summary>
internal sealed class SocketClient(WebSocket socket) : IDisposable
{
    public const string Init = """{"type":"connection_init"}""";
    public const string Ack = """{"type":"connection_ack"}""";

    public WebSocket Socket => socket;

    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public static string Subscribe(string query, string id = "1") =>
        $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""";

    public static string Complete(string id = "1") => $$"""{"id":"{{id}}","type":"complete"}""";

    public static string Next(string payload, string id = "1") => $$"""{"id":"{{id}}","type":"next","payload":{{payload}}}""";

    public Task SendAsync(string text, bool endOfMessage = true) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type, bool endOfMessage = true) =>
        socket.SendAsync(bytes.AsMemory(), type, endOfMessage, Patience).AsTask();

    /// <summary>The next message as text, or how the server closed: <c>4400 Invalid message received</c>.</summary>
    public async Task<string> ReceiveAsync()
    {
        var message = new MemoryStream();
        var buffer = new byte[4096];
        ValueWebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer.AsMemory(), Patience);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return $"{(int?)socket.CloseStatus} {socket.CloseStatusDescription}";
            }

            message.Write(buffer, 0, result.Count);
        }
        while (!result.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }

    public async Task<string[]> ReceiveAsync(int count)
    {
        var messages = new string[count];
        for (var i = 0; i < count; i++)
        {
            messages[i] = await ReceiveAsync();
        }

        return messages;
    }

    public async Task<SocketClient> InitAsync(string init = Init)
    {
        await SendAsync(init);
        Assert.That(await ReceiveAsync(), Is.EqualTo(Ack));
        return this;
    }

    /// <summary>Sends a ping and takes its pong, behind which nothing can be that should have come before.</summary>
    public async Task AssertSilentAsync()
    {
        await SendAsync("""{"type":"ping"}""");
        Assert.That(await ReceiveAsync(), Is.EqualTo("""{"type":"pong"}"""));
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Patience);

    public void Dispose() => socket.Dispose();
}
