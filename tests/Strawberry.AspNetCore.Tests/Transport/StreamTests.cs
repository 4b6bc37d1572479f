using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>What passes over a socket, byte by byte, with a schema that waits for the test before each payload.</summary>
public sealed class StreamTests
{
    private const string Query = """{"query":"{ a }"}""";

    [Test]
    public async Task Each_part_of_a_multipart_response_is_readable_before_the_next_one_is_produced()
    {
        var second = new TaskCompletionSource<ExecutionPayload?>();
        var third = new TaskCompletionSource<ExecutionPayload?>();
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(second).Then(third);
        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "multipart/mixed;deferSpec=20220824");
        const string First = "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":1,\"hasNext\":true}\r\n---\r\n";
        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("\r\n---\r\n\r\n")), Is.EqualTo(First));

        second.SetResult(Part("2", hasNext: true));
        const string Second = "Content-Type: application/json; charset=utf-8\r\n\r\n{\"data\":2,\"hasNext\":true}\r\n---\r\n";
        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("2,\"hasNext\":true}\r\n---\r\n\r\n")), Is.EqualTo(First + Second));

        third.SetResult(Part("3", hasNext: false));
        const string Third = "Content-Type: application/json; charset=utf-8\r\n\r\n{\"data\":3,\"hasNext\":false}\r\n-----\r\n";
        var response = await client.ReadUntilAsync("0\r\n\r\n");
        Assert.That(RawClient.Unchunk(response), Is.EqualTo(First + Second + Third));
        Assert.That(HeadersOf(response), Is.EquivalentTo(
            new[]
            {
                "HTTP/1.1 200 OK", "Content-Type: multipart/mixed; boundary=\"-\"; deferSpec=20220824", "Cache-Control: no-cache, no-transform",
                "Transfer-Encoding: chunked", "X-Accel-Buffering: no", "Incremental: ?1", "Vary: Accept",
            }));
    }

    [Test]
    public async Task The_next_payload_is_asked_for_only_when_the_one_before_can_be_read()
    {
        var readable = new TaskCompletionSource();
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(async () =>
        {
            // As long as the first part has not arrived there is no second one.
            await readable.Task;
            return Part("2", hasNext: false);
        });
        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "multipart/mixed");
        await client.ReadUntilAsync("\"hasNext\":true}\r\n---\r\n\r\n");
        readable.SetResult();
        await client.ReadUntilAsync("0\r\n\r\n");

        Assert.That(executor.Asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Events_are_framed_with_line_feeds_and_the_last_has_an_empty_data_line()
    {
        var second = new TaskCompletionSource<ExecutionPayload?>();
        var executor = new ScriptedExecutor().Then(Result("{\"tick\":1}", OperationType.Subscription)).Then(second);
        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "text/event-stream");
        const string First = ":\n\nevent: next\ndata: {\"data\":{\"tick\":1}}\n\n";
        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("}\n\n\r\n")), Is.EqualTo(First));

        // A line end between tokens, as a scalar's raw JSON may have, must not end the line.
        second.SetResult(Result("{\"tick\":\r\n2}", OperationType.Subscription));
        var response = await client.ReadUntilAsync("0\r\n\r\n");
        Assert.That(
            RawClient.Unchunk(response),
            Is.EqualTo(First + "event: next\ndata: {\"data\":{\"tick\":  2}}\n\nevent: complete\ndata:\n\n"));
        Assert.That(HeadersOf(response), Is.EquivalentTo(
            new[]
            {
                "HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Cache-Control: no-cache, no-transform", "Transfer-Encoding: chunked",
                "X-Accel-Buffering: no", "Incremental: ?1", "Vary: Accept",
            }));
    }

    [Test]
    public async Task A_client_of_events_gets_the_headers_before_there_is_an_event()
    {
        var first = new TaskCompletionSource<ExecutionPayload?>();
        await using var app = await Servers.StartOnSocketAsync(new ScriptedExecutor().Then(first));
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "text/event-stream");
        Assert.That(await client.ReadUntilAsync("\r\n\r\n3\r\n:\n\n\r\n"), Does.StartWith("HTTP/1.1 200 OK\r\n"));

        first.SetResult(null);
        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")), Is.EqualTo(":\n\nevent: complete\ndata:\n\n"));
    }

    [TestCase("text/event-stream", ":\n\nevent: next\ndata: {\"data\":1,\"hasNext\":true}\n\nevent: next\ndata: {\"data\":2,\"hasNext\":false}\n\nevent: complete\ndata:\n\n")]
    [TestCase(
        "text/event-stream, multipart/mixed",
        "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":1,\"hasNext\":true}\r\n---" +
        "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":2,\"hasNext\":false}\r\n-----\r\n")]
    public async Task An_incremental_result_comes_in_the_stream_that_is_accepted(string accept, string body)
    {
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(Part("2", hasNext: false));

        Assert.That(RawClient.Unchunk(await AnswerAsync(executor, accept)), Is.EqualTo(body));
    }

    [TestCase("text/event-stream", ":\n\nevent: next\ndata: {\"data\":1}\n\nevent: complete\ndata:\n\n")]
    [TestCase("text/*", ":\n\nevent: next\ndata: {\"data\":1}\n\nevent: complete\ndata:\n\n")]
    [TestCase("multipart/mixed", "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":1}\r\n-----\r\n")]
    public async Task One_result_is_a_stream_of_one_for_a_client_that_has_no_json(string accept, string body)
    {
        var executor = new ScriptedExecutor().Then(Result("1"));

        Assert.That(RawClient.Unchunk(await AnswerAsync(executor, accept)), Is.EqualTo(body));
    }

    [Test]
    public async Task A_request_error_is_an_event_to_a_client_that_has_nothing_else()
    {
        var executor = new ScriptedExecutor().Then(Failed(RequestFailure.Validation, "no"));

        Assert.That(
            RawClient.Unchunk(await AnswerAsync(executor, "text/event-stream")),
            Is.EqualTo(":\n\nevent: next\ndata: {\"errors\":[{\"message\":\"no\"}]}\n\nevent: complete\ndata:\n\n"));
    }

    [Test]
    public async Task A_client_that_takes_anything_gets_a_subscription_as_events()
    {
        var executor = new ScriptedExecutor { Operation = OperationType.Subscription }.Then(Result("1", OperationType.Subscription));

        Assert.That(
            RawClient.Unchunk(await AnswerAsync(executor, "*/*")),
            Is.EqualTo(":\n\nevent: next\ndata: {\"data\":1}\n\nevent: complete\ndata:\n\n"));
        Assert.That(executor.Request!.AllowedOperations, Is.EqualTo(AllowedOperations.Subscription));
    }

    [Test]
    public async Task A_client_that_leaves_fires_the_token_and_disposes_the_sequence()
    {
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(new TaskCompletionSource<ExecutionPayload?>());
        await using var app = await Servers.StartOnSocketAsync(executor);
        using (var client = await RawClient.ConnectAsync(app))
        {
            await client.PostAsync(Query, "multipart/mixed");
            await client.ReadUntilAsync("\r\n---\r\n\r\n");
        }

        Assert.That(await executor.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
    }

    [TestCase("text/event-stream")]
    [TestCase("multipart/mixed")]
    [TestCase("application/json")]
    public async Task A_client_that_leaves_before_the_first_payload_fires_the_token(string accept)
    {
        var asked = new TaskCompletionSource();
        var executor = new ScriptedExecutor().Then(() =>
        {
            asked.SetResult();
            return new TaskCompletionSource<ExecutionPayload?>().Task;
        });
        await using var app = await Servers.StartOnSocketAsync(executor);
        using (var client = await RawClient.ConnectAsync(app))
        {
            await client.PostAsync(Query, accept);
            await asked.Task;
        }

        Assert.That(async () => await executor.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
    }

    [Test]
    public async Task An_exception_between_payloads_ends_the_connection_without_the_closing_delimiter()
    {
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(() => throw new InvalidOperationException("broken"));
        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "multipart/mixed");
        var response = await client.ReadToEndAsync();
        Assert.That(response, Does.Contain("{\"data\":1,\"hasNext\":true}\r\n---"));
        Assert.That(response, Does.Not.Contain("-----").And.Not.Contain("broken"));
        Assert.That(await executor.Disposed.Task, Is.False);
    }

    private static async Task<string> AnswerAsync(ScriptedExecutor executor, string accept)
    {
        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);
        await client.PostAsync(Query, accept);
        return await client.ReadUntilAsync("0\r\n\r\n");
    }

    private static IEnumerable<string> HeadersOf(string response) =>
        response[..response.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n")
            .Where(line => !line.StartsWith("Date: ", StringComparison.Ordinal) && !line.StartsWith("Server: ", StringComparison.Ordinal));
}
