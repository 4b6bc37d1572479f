using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>A WebSocket's client towards servers that keep to the protocol, and towards those that do not.</summary>
public sealed class SocketTests
{
    private const string Ack = """{"type":"connection_ack"}""";

    private BlogClients _clients = null!;

    [OneTimeSetUp]
    public void Start() => _clients = new BlogClients();

    [OneTimeTearDown]
    public async Task Stop() => await _clients.DisposeAsync();

    [Test]
    public async Task The_init_payload_reaches_the_server()
    {
        await using var client = await _clients.ConnectAsync(new WebSocketTestOptions { InitPayload = """{"token":"abc"}""" });

        var result = await client.ExecuteAsync("""{ connectionParam(name: "token") }""");

        Assert.That(result.Get<string>("connectionParam"), Is.EqualTo("abc"));
    }

    [Test]
    public async Task A_connection_that_is_refused_tells_its_code()
    {
        var error = await Assert.ThrowsAsync<SocketClosedException>(
            () => _clients.ConnectAsync(new WebSocketTestOptions { InitPayload = new Dictionary<string, object?> { ["reject"] = true } }));

        Assert.That((error!.Message, error.Code, error.Reason), Is.EqualTo(("The server closed the WebSocket with 4403 (Forbidden).", 4403, "Forbidden")));
    }

    [Test]
    public void A_socket_without_the_subprotocol_is_refused_and_told_what_to_offer() =>
        Assert.That(
            () => _clients.ConnectAsync(subProtocol: null),
            Throws.InstanceOf<SocketClosedException>().With.Message.EqualTo(
                "The server closed the WebSocket with 4406 (Subprotocol not acceptable). Offer graphql-transport-ws when the socket is opened."));

    [Test]
    public void A_URL_without_an_endpoint_opens_no_socket() =>
        Assert.That(
            () => _clients.ConnectAsync(new WebSocketTestOptions { Url = new Uri("ws://localhost/nothing") }),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("ws://localhost/nothing opens no WebSocket: ").And.Message.Contains("404"));

    [Test]
    public async Task Operations_share_a_connection()
    {
        await using var client = await _clients.ConnectAsync();

        await using var slow = client.StreamAsync("subscription { count(to: 2) }").GetAsyncEnumerator();
        Assert.That(await slow.MoveNextAsync());
        var between = await client.ExecuteAsync("{ hello }");
        Assert.That(await slow.MoveNextAsync());

        Assert.That(between.Get<string>("hello"), Is.EqualTo("Hello world"));
        Assert.That(slow.Current.Get<int>("count"), Is.EqualTo(2));
        Assert.That(await slow.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task A_disposed_client_says_so()
    {
        var client = await _clients.ConnectAsync();
        await client.DisposeAsync();
        await client.DisposeAsync();

        Assert.That(
            async () => await client.ExecuteAsync("{ hello }"),
            Throws.InstanceOf<SocketClosedException>().With.Message.EqualTo("The client was disposed, which closed the WebSocket."));
        Assert.That(await client.Closed, Is.InstanceOf<SocketClosedException>());
    }

    [Test]
    public async Task Headers_belong_to_the_handshake()
    {
        await using var client = await _clients.ConnectAsync();

        Assert.That(
            async () => await client.ExecuteAsync(new TestRequest("{ hello }") { Headers = { ["X"] = "1" } }),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("An operation over a WebSocket has no headers;"));
        Assert.That(
            () => _clients.ConnectAsync(new WebSocketTestOptions { Headers = { ["X"] = "1" } }),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("The delegate that opens the socket sets the headers of the handshake"));
    }

    [Test]
    public async Task The_acknowledgement_has_its_payload_and_pings_are_answered()
    {
        await using var server = await Conversation.StartAsync(async socket =>
        {
            await socket.ReadAsync();
            await socket.SendAsync("""{"type":"connection_ack","payload":{"session":7}}""");
            await socket.SendAsync("""{"type":"ping"}""");
            return await socket.ReadAsync();
        });
        await using var client = await server.ConnectAsync();

        Assert.That(client.AckPayload.GetProperty("session").GetInt32(), Is.EqualTo(7));
        Assert.That(await server.Result, Is.EqualTo("""{"type":"pong"}"""));
    }

    [Test]
    public async Task A_request_has_all_that_the_test_gives()
    {
        await using var server = await Conversation.StartAsync(async socket =>
        {
            var init = await socket.ReadAsync();
            await socket.SendAsync(Ack);
            var subscribe = await socket.ReadAsync();
            await socket.SendAsync("""{"id":"1","type":"next","payload":{"data":1}}""");
            await socket.SendAsync("""{"id":"1","type":"complete"}""");
            return init + subscribe;
        });
        await using var client = await server.ConnectAsync(new WebSocketTestOptions { Format = IncrementalFormat.PendingCompleted });

        await client.ExecuteAsync(new TestRequest("{ a }") { OperationName = "A", Variables = """{"x":1}""", Extensions = { ["e"] = 1 } });

        Assert.That(await server.Result, Is.EqualTo(
            """{"type":"connection_init"}{"id":"1","type":"subscribe","payload":{"query":"{ a }","operationName":"A","variables":{"x":1},"extensions":{"e":1,"incrementalSpec":"v0.2"}}}"""));
    }

    [Test]
    public async Task Who_stops_reading_completes_the_operation_and_hears_no_more_of_it()
    {
        await using var server = await Conversation.StartAsync(async socket =>
        {
            await socket.ReadAsync();
            await socket.SendAsync(Ack);
            await socket.ReadAsync();
            await socket.SendAsync("""{"id":"1","type":"next","payload":{"data":1}}""");
            var complete = await socket.ReadAsync();
            await socket.SendAsync("""{"id":"1","type":"next","payload":{"data":2}}""");
            await socket.SendAsync("""{"id":"1","type":"complete"}""");
            await socket.ReadAsync();
            await socket.SendAsync("""{"id":"2","type":"error","payload":[{"message":"no"}]}""");
            return complete;
        });
        await using var client = await server.ConnectAsync();

        await foreach (var _ in client.StreamAsync("subscription { a }"))
        {
            break;
        }

        Assert.That((await client.ExecuteAsync("{ b }")).Errors.Single().Message, Is.EqualTo("no"));
        Assert.That(await server.Result, Is.EqualTo("""{"id":"1","type":"complete"}"""));
    }

    [Test]
    public async Task A_socket_that_is_closed_in_the_middle_gives_what_came_and_then_the_code()
    {
        await using var server = await Conversation.StartAsync(async socket =>
        {
            await socket.ReadAsync();
            await socket.SendAsync(Ack);
            await socket.ReadAsync();
            await socket.SendAsync("""{"id":"1","type":"next","payload":{"data":1}}""");
            await socket.CloseAsync(1001, "Going away");
            return "";
        });
        await using var client = await server.ConnectAsync();
        var payloads = new List<string>();

        var error = await Assert.ThrowsAsync<SocketClosedException>(async () =>
        {
            await foreach (var payload in client.StreamAsync("subscription { a }"))
            {
                payloads.Add(payload.ToJson());
            }
        });

        Assert.That(payloads, Is.EqualTo(["""{"data":1}"""]));
        Assert.That((error!.Message, error.Code), Is.EqualTo(("The server closed the WebSocket with 1001 (Going away).", 1001)));
        Assert.That(await client.Closed, Is.SameAs(error));
        Assert.That(async () => await client.ExecuteAsync("{ a }"), Throws.InstanceOf<SocketClosedException>());
    }

    [TestCase("""{"type":"next","payload":{}}""")]
    [TestCase("""{"id":"1","type":"error","payload":[]}""")]
    [TestCase("""{"id":"1","type":"data","payload":{}}""")]
    [TestCase("""[]""")]
    [TestCase("""nonsense""")]
    public async Task What_is_no_message_is_shown(string message)
    {
        await using var server = await Conversation.StartAsync(async socket =>
        {
            await socket.ReadAsync();
            await socket.SendAsync(Ack);
            await socket.ReadAsync();
            await socket.SendAsync(message);
            return "";
        });
        await using var client = await server.ConnectAsync();

        Assert.That(
            async () => await client.ExecuteAsync("{ a }"),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo($"The server sent what is no message of graphql-transport-ws: {message}"));
    }

    [Test]
    public async Task A_message_for_an_operation_that_does_not_run_is_shown()
    {
        await using var server = await Conversation.StartAsync(async socket =>
        {
            await socket.ReadAsync();
            await socket.SendAsync(Ack);
            await socket.ReadAsync();
            await socket.SendAsync("""{"id":"9","type":"next","payload":{"data":1}}""");
            return "";
        });
        await using var client = await server.ConnectAsync();

        Assert.That(
            async () => await client.ExecuteAsync("{ a }"),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo("The server sent next for the operation 9, which does not run. Payload: {\"data\":1}"));
    }

    [Test]
    public async Task A_server_that_does_not_acknowledge_keeps_nobody_waiting()
    {
        await using var server = await Conversation.StartAsync(async socket =>
        {
            await socket.ReadAsync();
            return "";
        });

        Assert.That(
            () => server.ConnectAsync(new WebSocketTestOptions { Timeout = TimeSpan.FromMilliseconds(200) }),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo("The server did not answer connection_init in time."));
    }

    [Test]
    public async Task A_socket_over_the_network_sends_the_headers_of_the_handshake()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var seen = new TaskCompletionSource<string?>();
        app.Use((context, next) =>
        {
            seen.TrySetResult(context.Request.Headers["X-Tenant"]);
            return next(context);
        });
        app.MapGraphQL("/graphql", new Transport.ScriptedExecutor().Then(Transport.ScriptedExecutor.Result("1")), new GraphQLEndpointOptions());
        await app.StartAsync();

        var url = new Uri($"{app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal)}/graphql");
        await using var client = await WebSocketTestClient.ConnectAsync(new WebSocketTestOptions { Url = url, Headers = { ["X-Tenant"] = "7" } });

        Assert.That((await client.ExecuteAsync("{ a }")).ToJson(), Is.EqualTo("""{"data":1}"""));
        Assert.That(await seen.Task, Is.EqualTo("7"));
    }
}
