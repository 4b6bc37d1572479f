using System.Net;
using System.Text.Json.Nodes;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>One test, whatever lies between the client and the schema.</summary>
public sealed class TransportTests
{
    private const string Deferred = """
        query ($id: ID!) { blogPost(id: $id) { title comments(count: 3, delayMs: 1) @stream(initialCount: 1) { text } ... @defer { id } } }
        """;

    private const string Id = """{"id":"post-1"}""";

    private BlogClients _clients = null!;

    private static IEnumerable<TestCaseData> WaysAndFormats =>
        from way in BlogClients.Ways
        from format in new IncrementalFormat?[] { null, IncrementalFormat.Incremental2022, IncrementalFormat.PendingCompleted }
        select new TestCaseData(way, format);

    [OneTimeSetUp]
    public void Start() => _clients = new BlogClients();

    [OneTimeTearDown]
    public async Task Stop() => await _clients.DisposeAsync();

    [TestCaseSource(nameof(WaysAndFormats))]
    public async Task Payloads_come_in_the_format_asked_for_and_add_up(string way, IncrementalFormat? format)
    {
        var client = await _clients.OverAsync(way, format);

        var payloads = await client.StreamAsync(Deferred, Id).ToListAsync();

        Assert.That(payloads.Select(p => p.HasNext), Is.EqualTo([.. Enumerable.Repeat<bool?>(true, payloads.Count - 1), false]));
        Assert.That(payloads, Has.Count.GreaterThan(1));
        Assert.That(payloads[0].Json.TryGetProperty("pending", out _), Is.EqualTo(format == IncrementalFormat.PendingCompleted));
        Assert.That(payloads.Select(p => p.StatusCode), Is.All.EqualTo(way == "WebSocket" ? null : HttpStatusCode.OK));
        AssertComplete(await client.StreamAsync(Deferred, Id).MergeAsync());
        await DisposeAsync(client);
    }

    [Test]
    public async Task Patches_of_2020_add_up()
    {
        var client = new HttpTestClient(_clients.Raw) { Url = "/graphql/2020" };

        var payloads = await client.StreamAsync(Deferred, Id).ToListAsync();

        Assert.That(payloads.Skip(1).Select(p => p.Json.TryGetProperty("incremental", out _)), Is.All.False);
        AssertComplete(await client.StreamAsync(Deferred, Id).MergeAsync());
    }

    [TestCaseSource(typeof(BlogClients), nameof(BlogClients.Ways))]
    public async Task An_operation_can_be_asked_for_in_one_piece(string way)
    {
        var client = await _clients.OverAsync(way);

        AssertComplete(await client.ExecuteAsync(Deferred, Id));
        await DisposeAsync(client);
    }

    [TestCaseSource(typeof(BlogClients), nameof(BlogClients.Ways))]
    public async Task Events_of_a_subscription_are_a_payload_each(string way)
    {
        var client = await _clients.OverAsync(way);

        var events = await client.StreamAsync("subscription ($to: Int!) { ticks(to: $to) { value } }", """{"to":3}""").ToListAsync();

        Assert.That(events.Select(e => e.Get<int>("ticks.value")), Is.EqualTo([1, 2, 3]));
        Assert.That(events.Select(e => e.HasNext), Is.All.Null);
        await DisposeAsync(client);
    }

    [TestCaseSource(typeof(BlogClients), nameof(BlogClients.Ways))]
    public async Task A_request_that_fails_is_a_payload_with_errors(string way)
    {
        var client = await _clients.OverAsync(way);

        var payload = (await client.StreamAsync("{ nothing }").ToListAsync()).Single();

        Assert.That(payload.Errors.Select(e => e.Message), Is.EqualTo(["Cannot query field \"nothing\" on type \"Query\"."]));
        Assert.That(payload.StatusCode, Is.EqualTo(
            way switch { "WebSocket" => null, "EventStream" => HttpStatusCode.OK, _ => (HttpStatusCode?)HttpStatusCode.BadRequest }));
        await DisposeAsync(client);
    }

    [TestCaseSource(typeof(BlogClients), nameof(BlogClients.Ways))]
    public async Task A_subscription_that_breaks_is_a_payload_with_errors_behind_its_events(string way)
    {
        var client = await _clients.OverAsync(way);

        var events = await client.StreamAsync("subscription { count(to: 9, failAt: 2) }").ToListAsync();

        Assert.That(events.Select(e => e.Errors.Count), Is.EqualTo([0, 1]));
        await DisposeAsync(client);
    }

    [TestCaseSource(typeof(BlogClients), nameof(BlogClients.Ways))]
    public async Task Who_stops_reading_ends_the_operation(string way)
    {
        var client = await _clients.OverAsync(way);
        var key = $"leaving {way}";

        await foreach (var _ in client.StreamAsync("subscription ($key: String!) { count(to: 1000000, delayMs: 1, key: $key) }", $$"""{"key":"{{key}}"}"""))
        {
            break;
        }

        // The server's own counter is asked until it says so, within the test's limit.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        ReceivedPayload asked;
        do
        {
            asked = await client.ExecuteAsync("query ($key: String!) { disposedCount(key: $key) }", $$"""{"key":"{{key}}"}""", limit.Token);
        }
        while (asked.Get<int>("disposedCount") == 0);

        Assert.That(asked.Get<int>("disposedCount"), Is.EqualTo(1));
        await DisposeAsync(client);
    }

    [Test]
    public Task A_snapshot_shows_what_was_sent() =>
        _clients.Over(HttpStreaming.Multipart, IncrementalFormat.PendingCompleted)
            .StreamAsync("""{ blogPost(id: "post-1") { title ... @defer(label: "later") { comments(count: 1, delayMs: 1) { text } } } }""")
            .MatchSnapshotAsync();

    private static void AssertComplete(ReceivedPayload result) =>
        Assert.That(
            JsonNode.DeepEquals(
                JsonNode.Parse(result.ToJson()),
                JsonNode.Parse("""{"data":{"blogPost":{"title":"Post 1","comments":[{"text":"Comment 0"},{"text":"Comment 1"},{"text":"Comment 2"}],"id":"post-1"}}}""")),
            result.ToJson());

    private static async Task DisposeAsync(GraphQLTestClient client)
    {
        if (client is WebSocketTestClient socket)
        {
            await socket.DisposeAsync();
        }
    }
}
