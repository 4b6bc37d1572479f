using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

public sealed class JsonLinesTests
{
    private const string Query = """{"query":"{ a }"}""";

    [TestCase("application/jsonl", "application/jsonl")]
    [TestCase("application/x-ndjson;incrementalSpec=v0.2", "application/x-ndjson; incrementalSpec=v0.2")]
    public async Task Each_payload_is_a_line_and_readable_before_the_next_one_is_produced(string accept, string contentType)
    {
        var second = new TaskCompletionSource<ExecutionPayload?>();
        await using var app = await Servers.StartOnSocketAsync(new ScriptedExecutor().Then(Part("[\n1]", hasNext: true)).Then(second));
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, accept);
        await client.ReadUntilAsync("{\"data\":[ 1],\"hasNext\":true}\n\r\n");
        second.SetResult(Part("2", hasNext: false));

        var response = await client.ReadUntilAsync("0\r\n\r\n");
        Assert.That(RawClient.Unchunk(response), Is.EqualTo("{\"data\":[ 1],\"hasNext\":true}\n{\"data\":2,\"hasNext\":false}\n"));
        Assert.That(response, Does.Contain($"\r\nContent-Type: {contentType}\r\n"));
    }

    [Test]
    public async Task Events_of_a_subscription_are_lines_too()
    {
        var executor = new ScriptedExecutor { Operation = OperationType.Subscription }
            .Then(Result("1", OperationType.Subscription)).Then(Result("2", OperationType.Subscription));
        await using var app = await Servers.StartOnSocketAsync(executor);
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "application/jsonl");

        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")), Is.EqualTo("{\"data\":1}\n{\"data\":2}\n"));
    }

    [Test]
    public async Task A_request_error_is_an_ordinary_response()
    {
        await using var app = await Servers.StartOnSocketAsync(new ScriptedExecutor().Then(Failed(RequestFailure.Validation, "no")));
        using var client = await RawClient.ConnectAsync(app);

        await client.PostAsync(Query, "application/jsonl");

        Assert.That(await client.ReadUntilAsync("{\"errors\":[{\"message\":\"no\"}]}"), Does.StartWith("HTTP/1.1 400 "));
    }
}
