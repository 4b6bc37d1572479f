using T = Strawberry.AspNetCore.Tests.Extensions.Transport;

namespace Strawberry.AspNetCore.Tests.Authorization;

/// <summary>What is denied in a deferred fragment, a streamed item or an event: its error and no data, whatever the transport and the format.</summary>
public sealed class DeniedPartsTests
{
    private static readonly string[] Queries =
    [
        "{ name ... @defer { secret } }",
        "{ name ... @defer { profile name } }",
        "{ name items @stream(initialCount: 1) { number required } }",
        "{ name items @stream(initialCount: 0) { content } }",
        "{ name numbers @stream(initialCount: 0) }",
        "{ name ... @defer { numbers @stream(initialCount: 0) } }",
        "{ name ... @defer { items @stream(initialCount: 0) { number ... @defer { required } } } }",
    ];

    [Test]
    public async Task It_is_told_in_process([Values] IncrementalFormat format)
    {
        await using var server = await GuardedServer.StartAsync(format);
        var told = new List<string>();
        foreach (var query in Queries)
        {
            told.Add(string.Join('\n', [query, .. await server.RunAsync(T.InProcess, query, null)]));
        }

        Assert.That(server.Runs, Is.Empty);
        Assert.That(string.Join("\n\n", told), Is.EqualTo(DeniedPayloads.Of(format)));
    }

    [Test]
    public async Task It_is_told_over_each_transport(
        [Values] IncrementalFormat format,
        [Values(T.Multipart, T.ServerSentEvents, T.SingleConnection, T.JsonLines, T.NewlineDelimitedJson, T.WebSocket, T.LegacyWebSocket)] T transport,
        [ValueSource(nameof(Queries))] string query)
    {
        await using var server = await GuardedServer.StartAsync(format);

        Assert.That(await server.RunAsync(transport, query, null), Is.EqualTo(await server.RunAsync(T.InProcess, query, null)));
        Assert.That(server.Runs, Is.Empty);
    }

    [Test]
    public async Task What_is_allowed_is_delivered_by_the_same_parts(
        [Values] IncrementalFormat format,
        [Values(T.Multipart, T.ServerSentEvents, T.WebSocket)] T transport,
        [ValueSource(nameof(Queries))] string query)
    {
        await using var server = await GuardedServer.StartAsync(format);
        var result = string.Concat(await server.RunAsync(transport, query, "ada admin"));

        Assert.That(result, Does.Not.Contain("errors"));
        Assert.That(server.Runs, Is.Not.Empty);
    }

    [Test]
    public async Task A_denied_subscription_is_refused_before_its_source_is_opened(
        [Values(T.InProcess, T.ServerSentEvents, T.SingleConnection, T.JsonLines, T.MultipartSubscription, T.WebSocket, T.LegacyWebSocket)] T transport)
    {
        await using var server = await GuardedServer.StartAsync();
        const string Error = """{"message":"You must be signed in to do this.","locations":[{"line":1,"column":16}],"path":["moves"],"extensions":{"code":"UNAUTHENTICATED"}}""";

        Assert.That(
            await server.RunAsync(transport, "subscription { moves { number } }", null),
            Is.EqualTo([transport switch { T.WebSocket => $"[{Error}]", T.LegacyWebSocket => Error, _ => $"{{\"errors\":[{Error}]}}" }]));
        Assert.That(server.Runs, Is.Empty);
    }

    [Test]
    public async Task Each_event_tells_what_was_denied_in_it(
        [Values(T.InProcess, T.ServerSentEvents, T.SingleConnection, T.JsonLines, T.MultipartSubscription, T.WebSocket, T.LegacyWebSocket)] T transport)
    {
        await using var server = await GuardedServer.StartAsync();

        Assert.That(
            await server.RunAsync(transport, "subscription { moves { number content } }", "ada"),
            Is.EqualTo(Enumerable.Range(0, 2).Select(i =>
                """{"errors":[{"message":"You are not allowed to do this.","locations":[{"line":1,"column":31}],"path":["moves","content"],"extensions":{"code":"FORBIDDEN"}}],"data":{"moves":{"number":""" + i + ",\"content\":null}}}")));
        Assert.That(server.Runs, Is.EqualTo(["moves"]));
    }
}
