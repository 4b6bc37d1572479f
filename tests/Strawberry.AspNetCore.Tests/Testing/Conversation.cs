using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>A server whose side of a WebSocket is written by hand.</summary>
internal sealed class Conversation : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource<string> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Conversation(WebApplication app) => _app = app;

    /// <summary>What the server's side has to say at its end.</summary>
    public Task<string> Result => _result.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public static async Task<Conversation> StartAsync(Func<Side, Task<string>> speak)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var conversation = new Conversation(builder.Build());
        conversation._app.UseWebSockets();
        conversation._app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(WebSocketTestClient.SubProtocol);
            conversation._result.TrySetResult(await speak(new Side(socket)));

            // Until the client closes.
            while (socket.State == WebSocketState.Open)
            {
                await socket.ReceiveAsync(new byte[1024], context.RequestAborted);
            }

            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
            }
        });
        await conversation._app.StartAsync();
        return conversation;
    }

    public Task<WebSocketTestClient> ConnectAsync(WebSocketTestOptions? options = null)
    {
        var sockets = _app.GetTestServer().CreateWebSocketClient();
        sockets.SubProtocols.Add(WebSocketTestClient.SubProtocol);
        return WebSocketTestClient.ConnectAsync(sockets.ConnectAsync, options);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed class Side(WebSocket socket)
    {
        private readonly byte[] _buffer = new byte[16 * 1024];

        public async Task<string> ReadAsync()
        {
            var received = await socket.ReceiveAsync(_buffer, default);
            return Encoding.UTF8.GetString(_buffer, 0, received.Count);
        }

        public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);

        public Task CloseAsync(int code, string reason) => socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, default);
    }
}
