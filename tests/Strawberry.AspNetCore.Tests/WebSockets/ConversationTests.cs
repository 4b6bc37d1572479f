using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>What graphql-transport-ws says, message by message, on every wire: <c>&gt;</c> is the client, <c>&lt;</c> the server.</summary>
[TestFixture(Wire.Memory)]
[TestFixture(Wire.Http1)]
[TestFixture(Wire.Http2)]
public sealed class ConversationTests(Wire wire)
{
    private const string Defer = "{ article(id: 1) { id ... @defer(label: \\\"a\\\") { title } } }";

    private SocketHost _host = null!;

    private static IEnumerable<TestCaseData> Conversations
    {
        get
        {
            yield return Case(
                "a query",
                "> " + Init, "< " + Ack,
                "> " + Subscribe("{ hello }"), "< " + Next("""{"data":{"hello":"Hello world"}}"""), "< " + Complete());
            yield return Case(
                "a mutation with variables and an operation name",
                "> " + Init, "< " + Ack,
                """> {"id":"m","type":"subscribe","payload":{"query":"query A { hello } mutation B($id: ID!) { publishArticle(id: $id) { id } }","operationName":"B","variables":{"id":7},"extensions":null}}""",
                "< " + Next("""{"data":{"publishArticle":{"id":"7"}}}""", "m"), "< " + Complete("m"));
            yield return Case(
                "a subscription",
                "> " + Init, "< " + Ack,
                "> " + Subscribe("subscription { count(to: 2) }"),
                "< " + Next("""{"data":{"count":1}}"""), "< " + Next("""{"data":{"count":2}}"""), "< " + Complete());
            yield return Case(
                "a subscription without events",
                "> " + Init, "< " + Ack, "> " + Subscribe("subscription { count(to: 0) }"), "< " + Complete());
            yield return Case(
                "an incremental result",
                "> " + Init, "< " + Ack, "> " + Subscribe(Defer),
                "< " + Next("""{"data":{"article":{"id":"1"}},"hasNext":true}"""),
                "< " + Next("""{"incremental":[{"data":{"title":"Article 1"},"path":["article"],"label":"a"}],"hasNext":false}"""), "< " + Complete());
            yield return Case(
                "an incremental result in the format that the operation asks for",
                "> " + Init, "< " + Ack,
                """> {"id":"1","type":"subscribe","payload":{"query":""" + $"\"{Defer}\"" + ""","extensions":{"incrementalSpec":"v0.2"}}}""",
                "< " + Next("""{"data":{"article":{"id":"1"}},"pending":[{"id":"0","path":["article"],"label":"a"}],"hasNext":true}"""),
                "< " + Next("""{"incremental":[{"id":"0","data":{"title":"Article 1"}}],"completed":[{"id":"0"}],"hasNext":false}"""), "< " + Complete());
            yield return Case(
                "a syntax error, after which the id is free",
                "> " + Init, "< " + Ack, "> " + Subscribe("{"),
                """< {"id":"1","type":"error","payload":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}]}]}""",
                "> " + Subscribe("{ echo(text: 1) }"),
                """< {"id":"1","type":"error","payload":[{"message":"String cannot represent a non string value: 1","locations":[{"line":1,"column":14}]}]}""",
                "> " + Subscribe("query A { hello } query B { hello }"),
                """< {"id":"1","type":"error","payload":[{"message":"Must provide operation name if query contains multiple operations."}]}""",
                "> " + Subscribe("query($id: ID!) { article(id: $id) { id } }"),
                """< {"id":"1","type":"error","payload":[{"message":"Variable \"$id\" has invalid value: Expected a value of non-null type \"ID!\" to be provided.","locations":[{"line":1,"column":7}]}]}""",
                "> " + Subscribe("{ hello }"), "< " + Next("""{"data":{"hello":"Hello world"}}"""), "< " + Complete());
            yield return Case(
                "errors of fields, which are no errors of the operation",
                "> " + Init, "< " + Ack, "> " + Subscribe("{ boomNonNull }"),
                "< " + Next("""{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":3}],"path":["boomNonNull"]}],"data":null}"""),
                "< " + Complete());
            yield return Case(
                "a source of events that throws",
                "> " + Init, "< " + Ack, "> " + Subscribe("subscription { count(to: 3, failAt: 2) }"),
                "< " + Next("""{"data":{"count":1}}"""),
                """< {"id":"1","type":"error","payload":[{"message":"Unexpected error.","locations":[{"line":1,"column":16}],"path":["count"]}]}""",
                """> {"type":"ping"}""", """< {"type":"pong"}""");
            yield return Case(
                "pings and pongs, also before connection_init",
                """> {"type":"ping"}""", """< {"type":"pong"}""",
                """> {"payload":{ "a": [1, "\u00e4"] },"type":"ping"}""", """< {"type":"pong","payload":{ "a": [1, "\u00e4"] }}""",
                """> {"type":"pong","payload":{"unasked":true}}""",
                """> {"type":"pong"}""",
                """> {"type":"ping","payload":null}""", """< {"type":"pong"}""");
            yield return Case(
                "complete of ids that nobody knows, and properties that nobody knows",
                "> " + Init, "< " + Ack, "> " + Complete("x"), """> {"type":"complete","id":"y","payload":"z","more":[{}]}""",
                """> {"type":"ping","id":5}""", """< {"type":"pong"}""");
            yield return Case(
                "ids that are more than letters",
                "> " + Init, "< " + Ack,
                """> {"id":"\u00e4\"\\\n/","type":"subscribe","payload":{"query":"{ hello }"}}""",
                """< {"id":"\u00e4\"\\\n/","type":"next","payload":{"data":{"hello":"Hello world"}}}""",
                """< {"id":"\u00e4\"\\\n/","type":"complete"}""");
            yield return Case(
                "what the client said when it connected",
                """> {"type":"connection_init","payload":{"token":"t","number":1}}""", "< " + Ack,
                "> " + Subscribe("{ a: connectionParam(name: \\\"token\\\") b: connectionParam(name: \\\"number\\\") c: connectionParam(name: \\\"none\\\") }"),
                "< " + Next("""{"data":{"a":"t","b":null,"c":null}}"""), "< " + Complete());
            yield return Case(
                "nothing said when it connected",
                """> {"type":"connection_init","payload":null}""", "< " + Ack,
                "> " + Subscribe("{ connectionParam(name: \\\"token\\\") }"), "< " + Next("""{"data":{"connectionParam":null}}"""), "< " + Complete());
            yield return Case(
                "an operation sent without waiting for the acknowledgement, which is on its way",
                "> " + Init, "> " + Subscribe("{ hello }"), "< " + Ack, "< " + Next("""{"data":{"hello":"Hello world"}}"""), "< " + Complete());
        }
    }

    [OneTimeSetUp]
    public async Task Start() => _host = await SocketHost.StartBlogAsync(wire);

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCaseSource(nameof(Conversations))]
    public async Task The_server_answers_as_the_protocol_says(string[] lines)
    {
        using var client = await _host.ConnectAsync();
        Assert.That(client.Socket.SubProtocol, Is.EqualTo("graphql-transport-ws"));

        await SpeakAsync(client, lines);
        await client.CloseAsync();
    }

    [Test]
    public async Task A_message_may_come_in_fragments()
    {
        using var client = await (await _host.ConnectAsync()).InitAsync();
        var message = System.Text.Encoding.UTF8.GetBytes(Subscribe("{ echo(text: \\\"ä\\\") }"));
        for (var i = 0; i < message.Length; i++)
        {
            await client.SendAsync([message[i]], System.Net.WebSockets.WebSocketMessageType.Text, endOfMessage: i == message.Length - 1);
        }

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(Next("""{"data":{"echo":"ä"}}""")));
    }

    [Test]
    public async Task A_large_message_comes_through_both_ways()
    {
        var text = new string('x', 200_000);
        using var client = await (await _host.ConnectAsync()).InitAsync();
        await client.SendAsync(Subscribe($"{{ echo(text: \\\"{text}\\\") }}"));

        Assert.That(await client.ReceiveAsync(2), Is.EqualTo(new[] { Next($$$"""{"data":{"echo":"{{{text}}}"}}"""), Complete() }));
    }

    [Test]
    public async Task A_hundred_operations_run_side_by_side()
    {
        using var client = await (await _host.ConnectAsync()).InitAsync();
        for (var i = 0; i < 100; i++)
        {
            await client.SendAsync(Subscribe("subscription { count(to: 2) }", $"{i}"));
        }

        var received = await client.ReceiveAsync(300);
        for (var i = 0; i < 100; i++)
        {
            Assert.That(
                received.Where(m => m.StartsWith($$"""{"id":"{{i}}",""", StringComparison.Ordinal)),
                Is.EqualTo(new[] { Next("""{"data":{"count":1}}""", $"{i}"), Next("""{"data":{"count":2}}""", $"{i}"), Complete($"{i}") }));
        }
    }

    internal static async Task SpeakAsync(SocketClient client, string[] lines)
    {
        foreach (var line in lines)
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                await client.SendAsync(line[2..]);
            }
            else
            {
                Assert.That(await client.ReceiveAsync(), Is.EqualTo(line[2..]));
            }
        }
    }

    private static TestCaseData Case(string name, params string[] lines) => new TestCaseData((object)lines).SetArgDisplayNames(name);
}
