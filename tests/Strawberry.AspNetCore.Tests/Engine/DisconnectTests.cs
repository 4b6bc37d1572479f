namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>A client that leaves ends the work at once: nothing has to be written for that, no heartbeat has to fail.</summary>
public sealed class DisconnectTests
{
    private const string Apollo = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json;q=0.9";

    private static IEnumerable<TestCaseData> Streams =>
        from version in new[] { "1.1", "2.0" }
        from kind in new[]
        {
            ("{ fast ... @defer { numbers } }", "multipart/mixed"),
            ("{ fast ... @defer { number } }", "multipart/mixed;incrementalSpec=v0.2"),
            ("{ numbers @stream }", "multipart/mixed;deferSpec=20220824"),
            ("{ numbers @stream }", "text/event-stream"),
            ("{ numbers @stream }", "application/jsonl"),
            ("{ number }", "text/event-stream"),
            ("subscription { numbers }", "text/event-stream"),
            ("subscription { numbers }", "*/*"),
            ("subscription { numbers }", "application/jsonl"),
            ("subscription { numbers }", Apollo),
        }
        select new TestCaseData(version, kind.Item1, kind.Item2);

    [TestCaseSource(nameof(Streams))]
    public async Task A_client_that_leaves_a_stream_ends_its_resolvers(string version, string query, string accept)
    {
        await using var server = await WatchServer.StartAsync(o => o.StreamHeartbeat = TimeSpan.Zero);
        using (var response = await server.PostAsync(new Version(version), query, accept, default))
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            await server.Watch.Begun;
        }

        await server.Watch.Ended;
        server.Watch.Numbers.Writer.TryWrite(1);
        Assert.That((server.Watch.EndedCount, server.Watch.Given), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_client_that_leaves_before_there_is_an_answer_ends_its_resolvers(
        [Values("1.1", "2.0")] string version,
        [Values("{ number }", "mutation { number }")] string query,
        [Values("application/json", "multipart/mixed, application/json")] string accept)
    {
        await using var server = await WatchServer.StartAsync();
        using var leaving = new CancellationTokenSource();
        var response = server.PostAsync(new Version(version), query, accept, leaving.Token);
        await server.Watch.Begun;
        await leaving.CancelAsync();

        Assert.That(async () => await response, Throws.InstanceOf<OperationCanceledException>());
        await server.Watch.Ended;
        Assert.That((server.Watch.EndedCount, server.Watch.Given), Is.EqualTo((1, 0)));
    }
}
