using System.Text;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>A host that stops ends subscriptions, and waits for what has an end of its own.</summary>
public sealed class ShutdownTests
{
    private const string Apollo = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json;q=0.9";

    private static IEnumerable<TestCaseData> Subscriptions =>
        from version in new[] { "1.1", "2.0" }
        from kind in new[]
        {
            ("text/event-stream", ":\n\nevent: next\ndata: {\"data\":{\"numbers\":1}}\n\n"),
            ("application/jsonl", "{\"data\":{\"numbers\":1}}\n"),
            (Apollo, Part("{}") + Part("{\"payload\":{\"data\":{\"numbers\":1}}}") + "\r\n--graphql"),
        }
        select new TestCaseData(version, kind.Item1, kind.Item2);

    [TestCaseSource(nameof(Subscriptions))]
    public async Task A_subscription_ends_without_saying_that_it_is_complete(string version, string accept, string body)
    {
        await using var server = await WatchServer.StartAsync();
        using var response = await server.PostAsync(new Version(version), "subscription { numbers }", accept, default);
        await using var stream = await response.Content.ReadAsStreamAsync();
        server.Watch.Numbers.Writer.TryWrite(1);
        var read = new StringBuilder();
        await ReadAsync(stream, read, body.Length);

        await server.StopAsync();
        await server.Watch.Ended;
        await ReadAsync(stream, read, int.MaxValue);

        Assert.That(read.ToString(), Is.EqualTo(body));
        Assert.That(server.Watch.EndedCount, Is.EqualTo(1));
    }

    [TestCase("1.1")]
    [TestCase("2.0")]
    public async Task A_subscription_without_an_event_ends(string version)
    {
        await using var server = await WatchServer.StartAsync();
        using var response = await server.PostAsync(new Version(version), "subscription { numbers }", "text/event-stream", default);
        await server.Watch.Begun;

        await server.StopAsync();
        await server.Watch.Ended;

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(":\n\n"));
    }

    [Test]
    public async Task A_deferred_fragment_is_waited_for()
    {
        await using var server = await WatchServer.StartAsync();
        using var response = await server.PostAsync(new Version("1.1"), "{ fast ... @defer { number } }", "application/jsonl", default);
        await server.Watch.Begun;

        var stop = server.StopAsync();
        server.Watch.Numbers.Writer.TryWrite(7);
        await stop;

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo("{\"data\":{\"fast\":\"fast\"},\"hasNext\":true}\n{\"incremental\":[{\"data\":{\"number\":7},\"path\":[]}],\"hasNext\":false}\n"));
    }

    private static string Part(string json) => $"\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{json}";

    /// <summary>Reads so many bytes more, or to the end.</summary>
    private static async Task ReadAsync(Stream stream, StringBuilder read, int length)
    {
        var buffer = new byte[1024];
        while (read.Length < length && await stream.ReadAsync(buffer) is > 0 and var count)
        {
            read.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }
}
