using Microsoft.AspNetCore.Mvc.Testing;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>Clients of the conformance server, one for each way there is.</summary>
internal sealed class BlogClients : IAsyncDisposable
{
    private readonly WebApplicationFactory<ConformanceServer.Blog.Query> _factory = new();

    public HttpTestClient Http => Over(HttpStreaming.Default);

    public static IEnumerable<string> Ways => [.. Enum.GetNames<HttpStreaming>(), "WebSocket"];

    /// <summary>What is no URL of the server's endpoint, too.</summary>
    public HttpClient Raw => _factory.CreateClient();

    public HttpTestClient Over(HttpStreaming streaming, IncrementalFormat? format = null) => new(_factory.CreateClient()) { Streaming = streaming, Format = format };

    public async Task<GraphQLTestClient> OverAsync(string way, IncrementalFormat? format = null) =>
        way == "WebSocket" ? await ConnectAsync(new WebSocketTestOptions { Format = format }) : Over(Enum.Parse<HttpStreaming>(way), format);

    public Task<WebSocketTestClient> ConnectAsync(WebSocketTestOptions? options = null, string? subProtocol = WebSocketTestClient.SubProtocol)
    {
        var sockets = _factory.Server.CreateWebSocketClient();
        if (subProtocol is not null)
        {
            sockets.SubProtocols.Add(subProtocol);
        }

        return WebSocketTestClient.ConnectAsync(sockets.ConnectAsync, options);
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
