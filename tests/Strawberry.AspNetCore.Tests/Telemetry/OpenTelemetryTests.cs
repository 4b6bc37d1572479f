using System.Diagnostics;
using Strawberry.AspNetCore.Tests.WebSockets;

namespace Strawberry.AspNetCore.Tests.Telemetry;

/// <summary>What the SDK of OpenTelemetry exports of a server.</summary>
[NonParallelizable]
public sealed class OpenTelemetryTests
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    [Test]
    public async Task Spans_of_an_incremental_response_lie_below_the_requests()
    {
        await using var server = await ObservedServer.StartAsync();
        var (trace, _) = await server.PostAsync("query Q { name loaded(key: 1) ... @defer { fails } }", "multipart/mixed");

        Assert.That(
            await ReadAsync(server, trace, 8),
            Is.EqualTo([
                Request,
                $"{Request} > query (NO)",
                $"{Request} > query (NO) > GraphQL DataLoader Batch LengthByNumberLoader",
                $"{Request} > query (NO) > GraphQL Document Parsing",
                $"{Request} > query (NO) > GraphQL Document Validation",
                $"{Request} > query (NO) > GraphQL Incremental Payload",
                $"{Request} > query (NO) > GraphQL Incremental Payload (NO)",
                $"{Request} > query (NO) > ObservedQuery.loaded",
            ]));
    }

    [Test]
    public async Task Events_of_a_subscription_are_traces_linked_to_its_span()
    {
        await using var server = await ObservedServer.StartAsync();
        var listening = server.PostAsync("subscription S { beats { number } }", "text/event-stream");
        await server.ListensAsync(1);
        await server.PostAsync("mutation { publish(count: 2) }");
        server.Beats.Complete();
        var (trace, response) = await listening;

        Assert.That(response, Does.Contain("{\"number\":1}"));
        Assert.That(
            await ReadAsync(server, trace, 4),
            Is.EqualTo([
                Request,
                $"{Request} > subscription",
                $"{Request} > subscription > GraphQL Document Parsing",
                $"{Request} > subscription > GraphQL Document Validation",
            ]));
        await server.HoldsAsync(() => server.Spans.LinkedTo(trace).Length == 2);
        var events = server.Spans.LinkedTo(trace);
        Assert.That(events.Select(e => (e.DisplayName, e.GetTagItem("graphql.operation.name"))), Is.EqualTo(Enumerable.Repeat(("GraphQL Subscription Event", (object)"S"), 2)));
        Assert.That(events.Select(e => e.TraceId).Append(trace).Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Requests_payloads_and_errors_are_counted()
    {
        await using var server = await ObservedServer.StartAsync();
        await server.PostAsync("{ name }");
        await server.PostAsync("{ name }");
        await server.PostAsync("{ fails denied }");
        await server.PostAsync("{ nothing }");
        await server.PostAsync("{ a: loaded(key: 1) b: loaded(key: 2) ... @defer { name } }", "multipart/mixed");
        await server.PostAsync("mutation { publish(count: 1) }");

        foreach (var (name, value) in Expected)
        {
            await server.BecomesAsync(name, value);
        }
    }

    [Test]
    public async Task Subscriptions_their_sources_and_sockets_are_counted_while_they_are_open()
    {
        await using var server = await ObservedServer.StartAsync();
        await server.BecomesAsync("strawberry.websocket.connections", 0);
        await server.BecomesAsync("graphql.server.subscription.active", 0);
        var others = server.Collect().Of("strawberry.topic.listeners");
        using (var client = await (await server.Host.ConnectAsync()).InitAsync())
        {
            await client.SendAsync(SocketClient.Subscribe("subscription { beats { number } }", "1"));
            await client.SendAsync(SocketClient.Subscribe("subscription { beats { number } }", "2"));
            await server.BecomesAsync("strawberry.topic.listeners", others + 2);
            await server.BecomesAsync("graphql.server.subscription.active", 2);
            await server.BecomesAsync("strawberry.source.open", 2);
            await server.BecomesAsync("strawberry.websocket.connections", 1);
            await client.CloseAsync();
        }

        await server.BecomesAsync("strawberry.topic.listeners", others);
        await server.BecomesAsync("graphql.server.subscription.active", 0);
        await server.BecomesAsync("strawberry.source.open", 0);
        await server.BecomesAsync("strawberry.websocket.connections", 0);
    }

    [TestCase(TopicOverflow.Disconnect, "disconnect", 1)]
    [TestCase(TopicOverflow.DropOldest, "drop_oldest", 3)]
    [TestCase(TopicOverflow.DropNewest, "drop_newest", 3)]
    public async Task Events_that_a_slow_listener_does_not_get_are_counted(TopicOverflow overflow, string policy, int count)
    {
        await using var server = await ObservedServer.StartAsync(new TopicOptions { Capacity = 2, Overflow = overflow });
        await using var slow = server.Beats.ListenAsync().GetAsyncEnumerator();
        await server.PostAsync("mutation { publish(count: 5) }");

        Assert.That(
            server.Collect().Of($"strawberry.topic.overflows{{strawberry.topic.event=Beat,strawberry.topic.policy={policy}}}"), Is.EqualTo(count));
    }

    private static Dictionary<string, int> Expected => new()
    {
        ["graphql.server.request.duration{graphql.operation.type=query}"] = 3,
        ["graphql.server.request.duration{graphql.operation.type=mutation}"] = 1,
        ["graphql.server.request.duration{error.type=NO,graphql.operation.type=query}"] = 1,
        ["graphql.server.request.duration{error.type=GRAPHQL_VALIDATION_FAILED}"] = 1,
        ["strawberry.payloads{graphql.operation.type=query}"] = 5,
        ["strawberry.errors{error.type=NO}"] = 1,
        ["strawberry.errors{error.type=UNAUTHENTICATED}"] = 1,
        ["strawberry.errors{error.type=GRAPHQL_VALIDATION_FAILED}"] = 1,
        ["strawberry.document_cache.lookups{strawberry.cache.result=hit}"] = 1,
        ["strawberry.dataloader.batch.size{graphql.dataloader.name=LengthByNumberLoader}"] = 1,
        ["graphql.server.request.active{graphql.operation.type=query}"] = 0,
    };

    // The request's span ends after its response was read.
    private static async Task<string[]> ReadAsync(ObservedServer server, ActivityTraceId trace, int count)
    {
        await server.HoldsAsync(() => server.Spans.Read(trace).Length >= count);
        return server.Spans.Read(trace);
    }
}
