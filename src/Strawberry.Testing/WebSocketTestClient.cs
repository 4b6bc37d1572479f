using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Strawberry.Testing.Payloads;
using Strawberry.Testing.Requests;
using Strawberry.Testing.Sockets;

namespace Strawberry.Testing;

/// <summary>
/// Asks an endpoint over one WebSocket, by <c>graphql-transport-ws</c>; any number of operations at the same time. Who stops reading an operation completes it
/// towards the server; disposing closes the socket.
/// </summary>
public sealed class WebSocketTestClient : GraphQLTestClient, IAsyncDisposable
{
    /// <summary>The subprotocol that a socket must be opened with.</summary>
    public const string SubProtocol = "graphql-transport-ws";

    private readonly SocketConversation _conversation;
    private readonly IncrementalFormat? _format;

    private WebSocketTestClient(SocketConversation conversation, WebSocketTestOptions options, JsonElement ackPayload)
    {
        _conversation = conversation;
        _format = options.Format;
        AckPayload = ackPayload;
        Time = options.Time;
        Timeout = options.Timeout;
    }

    /// <summary>The payload of the server's <c>connection_ack</c>; undefined when it has none.</summary>
    public JsonElement AckPayload { get; }

    /// <summary>Ends when the connection does, with what was told of its end. Disposing the client counts as an end too.</summary>
    public Task<SocketClosedException> Closed => _conversation.Closed;

    /// <summary>
    /// Connects with a socket that a delegate opens, as in <c>ConnectAsync(sockets.ConnectAsync)</c> with <c>var sockets = factory.Server.CreateWebSocketClient()</c>
    /// and <c>sockets.SubProtocols.Add(WebSocketTestClient.SubProtocol)</c>, sends <c>connection_init</c> and waits to be acknowledged. A server that refuses is a
    /// <see cref="SocketClosedException"/> with its code.
    /// </summary>
    public static async Task<WebSocketTestClient> ConnectAsync(
        Func<Uri, CancellationToken, Task<WebSocket>> open, WebSocketTestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        options ??= new WebSocketTestOptions();
        if (options.Headers.Count > 0)
        {
            throw new TestClientException("The delegate that opens the socket sets the headers of the handshake, as by ConfigureRequest of a TestServer's WebSocketClient.");
        }

        using var deadline = new Deadline(options.Timeout, cancellationToken);
        var socket = await OpenAsync(open, options, deadline).ConfigureAwait(false);
        var conversation = new SocketConversation(socket, options.Time);
        try
        {
            var ack = await conversation.InitialiseAsync(JsonObjects.Read(options.InitPayload, "values of InitPayload", new FileCollection()), deadline).ConfigureAwait(false);
            return new WebSocketTestClient(conversation, options, ack);
        }
        catch
        {
            await conversation.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Connects over the network to the options' <see cref="WebSocketTestOptions.Url"/>.</summary>
    public static Task<WebSocketTestClient> ConnectAsync(WebSocketTestOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var opened = new WebSocketTestOptions { Url = options.Url, InitPayload = options.InitPayload, Format = options.Format, Time = options.Time, Timeout = options.Timeout };
        return ConnectAsync((url, token) => OpenAsync(url, options.Headers, token), opened, cancellationToken);
    }

    /// <summary>Closes the socket, and waits for the server to close it too.</summary>
    public ValueTask DisposeAsync() => _conversation.DisposeAsync();

    internal override async IAsyncEnumerable<WirePayload> SendAsync(
        TestRequest request, bool isWhole, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Headers.Count > 0)
        {
            throw new TestClientException("An operation over a WebSocket has no headers; those of the handshake are the connection's.");
        }

        var body = new RequestBody(request);
        if (body.Files.Count > 0)
        {
            throw new TestClientException("Files do not go over a WebSocket: HttpTestClient uploads them.");
        }

        await using var operation = await _conversation.SubscribeAsync(body.ToJson(_format), cancellationToken).ConfigureAwait(false);
        await foreach (var payload in operation.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return payload;
        }
    }

    private static async Task<WebSocket> OpenAsync(Func<Uri, CancellationToken, Task<WebSocket>> open, WebSocketTestOptions options, Deadline deadline)
    {
        WebSocket socket;
        try
        {
            socket = await deadline.WaitAsync(
                new ValueTask<WebSocket>(open(options.Url, deadline.Token)), () => $"{options.Url} did not open a WebSocket within {options.Timeout.TotalSeconds:0.###} s.")
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or HttpRequestException or IOException)
        {
            throw new TestClientException($"{options.Url} opens no WebSocket: {e.Message} Is an endpoint mapped there, with WebSockets on?", e);
        }

        // A server that was offered nothing it knows closes the socket itself, and says so.
        if (socket.SubProtocol is { } chosen && chosen != SubProtocol)
        {
            socket.Dispose();
            throw new TestClientException($"The server chose the subprotocol {chosen}, and not {SubProtocol}. Offer that alone when the socket is opened.");
        }

        return socket;
    }

    private static async Task<WebSocket> OpenAsync(Uri url, IDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(SubProtocol);
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await socket.ConnectAsync(url, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
