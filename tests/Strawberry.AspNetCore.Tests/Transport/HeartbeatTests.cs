using Microsoft.AspNetCore.Builder;
using Strawberry.AspNetCore.Responses;
using Strawberry.AspNetCore.Tests.Examples;
using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

public sealed class HeartbeatTests
{
    private const string Query = """{"query":"{ a }"}""";
    private const string ApolloAccept = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json";

    [Test]
    public async Task An_event_stream_sends_a_comment_at_once_and_whenever_the_clock_says()
    {
        var (app, clock, payload) = await StartAsync();
        await using var _ = app;
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "text/event-stream");
        await client.ReadUntilAsync("\r\n\r\n3\r\n:\n\n\r\n");
        await clock.PassAsync(TimeSpan.FromSeconds(12));
        await client.ReadUntilAsync(":\n\n\r\n3\r\n:\n\n\r\n");
        payload.SetResult(Result("1", OperationType.Subscription));

        Assert.That(
            RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")),
            Is.EqualTo(":\n\n:\n\nevent: next\ndata: {\"data\":1}\n\nevent: complete\ndata:\n\n"));
    }

    [Test]
    public async Task The_time_between_comments_is_an_option()
    {
        var (app, clock, payload) = await StartAsync(o => o.StreamHeartbeat = TimeSpan.FromMinutes(1));
        await using var _ = app;
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "text/event-stream");
        await clock.PassAsync(TimeSpan.FromMinutes(1));
        await client.ReadUntilAsync(":\n\n\r\n3\r\n:\n\n\r\n");
        payload.SetResult(null);
        await client.ReadUntilAsync("0\r\n\r\n");
    }

    [TestCase("text/event-stream", ":\n\nevent: complete\ndata:\n\n")]
    [TestCase("application/jsonl", "")]
    public async Task Without_heartbeats_there_is_no_timer(string accept, string body)
    {
        var (app, clock, payload) = await StartAsync(o => o.StreamHeartbeat = TimeSpan.Zero, OperationType.Query);
        await using var _ = app;
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, accept);
        payload.SetResult(null);

        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")), Is.EqualTo(body));
        Assert.That(clock.TimersMade, Is.Zero);
    }

    [Test]
    public async Task An_incremental_multipart_response_can_have_empty_parts_between_its_parts()
    {
        var (app, clock, payload) = await StartAsync(o => o.MultipartHeartbeat = TimeSpan.FromSeconds(3), OperationType.Query, Part("1", hasNext: true));
        await using var _ = app;
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "multipart/mixed");
        await client.ReadUntilAsync("\"hasNext\":true}\r\n---\r\n\r\n");
        await clock.PassAsync(TimeSpan.FromSeconds(3));
        await client.ReadUntilAsync("{}\r\n---\r\n\r\n");
        payload.SetResult(Part("2", hasNext: false));

        const string Header = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";
        Assert.That(
            RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")),
            Is.EqualTo($"\r\n---{Header}{{\"data\":1,\"hasNext\":true}}\r\n---{Header}{{}}\r\n---{Header}{{\"data\":2,\"hasNext\":false}}\r\n-----\r\n"));
    }

    [Test]
    public async Task A_multipart_subscription_beats_at_once_and_every_five_seconds()
    {
        var (app, clock, payload) = await StartAsync();
        await using var _ = app;
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, ApolloAccept);
        const string Beat = "\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql";
        await client.ReadUntilAsync(Beat + "\r\n");
        await clock.PassAsync(TimeSpan.FromSeconds(5));
        await client.ReadUntilAsync($"{Beat}\r\n{Beat.Length:x}\r\n{Beat}\r\n");
        payload.SetResult(Result("{\"tick\":1}", OperationType.Subscription));

        var response = await client.ReadUntilAsync("0\r\n\r\n");
        Assert.That(response, Does.Contain("\r\nContent-Type: multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0\r\n"));
        Assert.That(
            RawClient.Unchunk(response),
            Is.EqualTo($"\r\n--graphql{Beat}{Beat}\r\nContent-Type: application/json\r\n\r\n{{\"payload\":{{\"data\":{{\"tick\":1}}}}}}\r\n--graphql--\r\n"));
    }

    [Test]
    public async Task Beats_that_a_slow_client_has_missed_are_one()
    {
        var clock = new ManualClock();
        using var pulse = new Pulse(clock, TimeSpan.FromSeconds(1));
        var never = new TaskCompletionSource().Task;
        var first = pulse.IsFirstAsync(never);
        var timer = await clock.TakeAsync();
        timer.Fire();
        Assert.That(await first, Is.False);

        // The client does not take the heartbeat; meanwhile the clock goes on.
        timer.Fire();
        timer.Fire();
        timer.Fire();

        Assert.That(await pulse.IsFirstAsync(never), Is.False);
        Assert.That(pulse.IsFirstAsync(never).IsCompleted, Is.False);
    }

    private static async Task<(WebApplication App, ManualClock Clock, TaskCompletionSource<ExecutionPayload?> Payload)> StartAsync(
        Action<GraphQLEndpointOptions>? configure = null, OperationType operation = OperationType.Subscription, ExecutionPayload? first = null)
    {
        var clock = new ManualClock();
        var payload = new TaskCompletionSource<ExecutionPayload?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var executor = new ScriptedExecutor { Operation = operation };
        if (first is not null)
        {
            executor.Then(first);
        }

        return (await Servers.StartOnSocketAsync(executor.Then(payload), configure, clock), clock, payload);
    }
}
