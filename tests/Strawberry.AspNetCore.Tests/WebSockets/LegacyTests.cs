using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>The older subprotocol <c>graphql-ws</c>, for clients built on subscriptions-transport-ws.</summary>
public sealed class LegacyTests
{
    private const string KeepAlive = """{"type":"ka"}""";

    private SocketHost _host = null!;

    private static IEnumerable<TestCaseData> Conversations
    {
        get
        {
            yield return Case(
                "a subscription",
                "> " + Init, "< " + Ack, "< " + KeepAlive,
                "> " + Start("subscription { count(to: 2) }"), "< " + Data("""{"data":{"count":1}}"""), "< " + Data("""{"data":{"count":2}}"""), "< " + Complete());
            yield return Case(
                "a query, sent at once",
                """> {"type":"connection_init","payload":{"token":"t"}}""",
                "> " + Start("{ connectionParam(name: \\\"token\\\") }"),
                "< " + Ack, "< " + KeepAlive, "< " + Data("""{"data":{"connectionParam":"t"}}"""), "< " + Complete());
            yield return Case(
                "an operation that is not valid",
                "> " + Init, "< " + Ack, "< " + KeepAlive, "> " + Start("{"),
                """< {"id":"1","type":"error","payload":{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}]}}""",
                "> " + Start("{ hello }"), "< " + Data("""{"data":{"hello":"Hello world"}}"""), "< " + Complete());
            yield return Case(
                "an operation that takes the place of another",
                "> " + Init, "< " + Ack, "< " + KeepAlive, "> " + Start("{ slow(delayMs: 60000) }"),
                "> " + Start("{ hello }"), "< " + Data("""{"data":{"hello":"Hello world"}}"""), "< " + Complete());
            yield return Case(
                "an operation that is stopped",
                "> " + Init, "< " + Ack, "< " + KeepAlive, "> " + Start("{ slow(delayMs: 60000) }", "s"), """> {"type":"stop","id":"s"}""",
                """> {"type":"stop","id":"unknown"}""",
                "> " + Start("{ hello }"), "< " + Data("""{"data":{"hello":"Hello world"}}"""), "< " + Complete());
            yield return Case("the end", "> " + Init, "< " + Ack, "< " + KeepAlive, """> {"type":"connection_terminate"}""", "< 1000 ");
            yield return Case("a start without init", "> " + Start("{ hello }"), "< 4401 Unauthorized");
            yield return Case("a message of the newer protocol", """> {"type":"ping"}""", "< 4400 Invalid message received");
            yield return Case(
                "a client that is rejected",
                """> {"type":"connection_init","payload":{"reject":"yes"}}""",
                """< {"type":"connection_error","payload":{"message":"Forbidden"}}""", "< 4403 Forbidden");
        }
    }

    [OneTimeSetUp]
    public async Task Start() => _host = await SocketHost.StartBlogAsync(Wire.Http1, o =>
    {
        o.WebSocket.AllowLegacyWebSocket = true;
        o.WebSocket.OnConnect = static async (init, _) =>
        {
            await Task.Yield();
            return init.GetString("reject") is null ? ConnectionAnswer.Accepted : ConnectionAnswer.Rejected;
        };
    });

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCaseSource(nameof(Conversations))]
    public async Task The_server_answers_as_the_older_protocol_says(string[] lines)
    {
        using var client = await _host.ConnectAsync(["graphql-ws"]);
        Assert.That(client.Socket.SubProtocol, Is.EqualTo("graphql-ws"));

        await ConversationTests.SpeakAsync(client, lines);
        await client.CloseAsync();
    }

    [Test]
    public async Task Who_speaks_both_speaks_the_newer_one()
    {
        using var client = await _host.ConnectAsync(["graphql-ws", "graphql-transport-ws"]);

        Assert.That(client.Socket.SubProtocol, Is.EqualTo("graphql-transport-ws"));
    }

    private static string Start(string query, string id = "1") => Subscribe(query, id).Replace("\"subscribe\"", "\"start\"");

    private static string Data(string payload, string id = "1") => Next(payload, id).Replace("\"next\"", "\"data\"");

    private static TestCaseData Case(string name, params string[] lines) => new TestCaseData((object)lines).SetArgDisplayNames(name);
}
