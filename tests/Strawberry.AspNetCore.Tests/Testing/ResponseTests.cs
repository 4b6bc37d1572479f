using System.Net;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>What a client makes of bytes, right and wrong.</summary>
public sealed class ResponseTests
{
    private const string Part = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";
    private const string One = """{"data":{"a":1},"hasNext":true}""";
    private const string Two = """{"incremental":[{"data":{"b":"ä"},"path":[]}],"hasNext":false}""";
    private const string Multipart = "multipart/mixed; boundary=\"-\"";

    private static readonly string[] Framed =
    [
        $"\r\n---{Part}{One}\r\n---{Part}{{}}\r\n---{Part}{Two}\r\n-----\r\n",
        $"---{Part}{One}\r\n---{Part}{Two}\r\n-----",
        $":\n\nevent: next\ndata: {One}\n\n:\n\nevent: next\ndata: {Two}\n\nevent: complete\ndata:\n\n",
        $"event:next\r\ndata:{One[..14]}\r\ndata:{One[14..]}\r\nid: 7\r\n\r\nevent: next\r\ndata: {Two}\r\n\r\nevent: complete\r\ndata\r\n\r\n",
        $"{One}\n{Two}\n",
        $"{One}\r\n{Two}\r\n",
    ];

    [Test]
    public async Task A_framed_response_is_read_wherever_the_network_cuts_it([Range(0, 5)] int framed)
    {
        var contentType = framed switch { < 2 => Multipart, < 4 => "text/event-stream", 4 => "application/jsonl", _ => "application/x-ndjson" };
        var text = Framed[framed];
        for (var cut = 1; cut < text.Length; cut++)
        {
            var payloads = await Read(new ScriptedHandler(contentType, text[..cut], text[cut..]));

            Assert.That(payloads.Select(p => p.Json.GetRawText().Replace("\n", "", StringComparison.Ordinal)), Is.EqualTo([One, Two]), $"{cut}");
        }
    }

    [Test]
    public async Task A_response_longer_than_any_buffer_is_read()
    {
        var text = new string('x', 100_000);
        var payloads = await Read(new ScriptedHandler("text/event-stream", [.. Cut($"event: next\ndata: {{\"data\":\"{text}\"}}\n\nevent: complete\ndata:\n\n", 5_000)]));

        Assert.That(payloads.Single().Data.GetString(), Is.EqualTo(text));
    }

    [Test]
    public async Task A_multipart_subscription_is_unwrapped()
    {
        const string Header = "\r\nContent-Type: application/json\r\n\r\n";
        var payloads = await Read(new ScriptedHandler(
            "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0",
            $"\r\n--graphql{Header}{{}}\r\n--graphql{Header}{{\"payload\":{{\"data\":1}}}}\r\n--graphql{Header}" +
            "{\"payload\":null,\"errors\":[{\"message\":\"gone\"}]}\r\n--graphql--\r\n"));

        Assert.That(payloads.Select(p => p.ToJson()), Is.EqualTo(["""{"data":1}""", """{"errors":[{"message":"gone"}]}"""]));
    }

    [Test]
    public async Task One_result_may_come_with_any_status()
    {
        var payload = (await Read(new ScriptedHandler("application/graphql-response+json; charset=utf-8", """{"errors":[{"message":"no"}]}""") { Status = HttpStatusCode.Forbidden })).Single();

        Assert.That(payload.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(payload.Errors.Single().Message, Is.EqualTo("no"));
    }

    [TestCase(HttpStatusCode.NotFound, "text/html", "<h1>Nothing</h1>",
        "POST http://shop/graphql answered 404 Not Found with text/html, which is no GraphQL response. Is the endpoint mapped at this URL? Its body: <h1>Nothing</h1>")]
    [TestCase(HttpStatusCode.NotFound, null, "",
        "POST http://shop/graphql answered 404 Not Found with no content type, which is no GraphQL response. Is the endpoint mapped at this URL? Its body: (none)")]
    [TestCase(HttpStatusCode.OK, "text/plain; charset=utf-8", "hello",
        "POST http://shop/graphql answered 200 OK with text/plain; charset=utf-8, which is no GraphQL response. Its body: hello")]
    [TestCase(HttpStatusCode.InternalServerError, "application/problem+json", "{}",
        "POST http://shop/graphql answered 500 Internal Server Error with application/problem+json, which is no GraphQL response. Its body: {}")]
    [TestCase(HttpStatusCode.BadGateway, "multipart/mixed; boundary=\"-\"", "x",
        "POST http://shop/graphql answered 502 Bad Gateway with multipart/mixed; boundary=\"-\", which is no GraphQL response. Its body: x")]
    public async Task What_is_no_GraphQL_response_says_what_it_is(HttpStatusCode status, string? contentType, string body, string message)
    {
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => Read(new ScriptedHandler(contentType, body) { Status = status }));

        Assert.That(error!.Message, Is.EqualTo(message));
        Assert.That((error.StatusCode, error.ContentType), Is.EqualTo((status, contentType)));
    }

    [TestCase("application/json", "[]", "This is JSON but no GraphQL response, with neither data nor errors: []")]
    [TestCase("application/json", "{\"title\":\"Bad\"}", "This is JSON but no GraphQL response, with neither data nor errors: {\"title\":\"Bad\"}")]
    [TestCase("application/json", "{\"data\":", "A payload is no JSON (")]
    [TestCase("application/json", "{\"errors\":{}}", "errors is no list in {\"errors\":{}}")]
    [TestCase("application/json", "{\"errors\":[{}]}", "An error has no message: {}")]
    [TestCase("application/json", "{\"data\":1,\"hasNext\":1}", "hasNext is no boolean in {\"data\":1,\"hasNext\":1}")]
    [TestCase("application/jsonl", "{\"data\":1,\"hasNext\":true}\n", "The response ended early: the last of its payloads, number 1, says hasNext: true.")]
    [TestCase("application/jsonl", "{\"data\":1,\"hasNext\":false}\n{\"hasNext\":false}\n", "A payload came behind one with hasNext: false, after 1: {\"hasNext\":false}")]
    public void What_contradicts_itself_says_so(string contentType, string body, string message) =>
        Assert.That(
            async () => (await Read(new ScriptedHandler(contentType, body))).SelectMany(p => p.Errors).ToList(),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith(message));

    [TestCase("application/json", "", "It ended early, after 0 payloads and without a result. What came last: (nothing)")]
    [TestCase("application/jsonl", "{\"data\":1}\n{\"da", "It ended early, after 1 payloads and without the end of its line. What came last: {\"da")]
    [TestCase("text/event-stream", "event: next\ndata: {\"data\":1}\n\n", "It ended early, after 1 payloads and without the event complete. What came last: (nothing)")]
    [TestCase("text/event-stream", "event: next\ndata: {\"data\":1}\n\nevent: complete\ndata:\n\n:\n\n", "Behind 1 payloads something stands behind the event complete: :\n\n")]
    [TestCase("text/event-stream", "data: {\"data\":1}\n\n", "Behind 0 payloads comes an event named nothing, and not next or complete: {\"data\":1}")]
    [TestCase(Multipart, "", "It ended early, after 0 payloads and without the closing delimiter -----. What came last: (nothing)")]
    [TestCase(Multipart, $"\r\n---{Part}{One}\r\n--", $"It ended early, after 0 payloads and without the closing delimiter -----. What came last: Content-Type: application/json; charset=utf-8\r\n\r\n{One}\r\n--")]
    [TestCase(Multipart, $"\r\n---{Part}{One}\r\n---\r\n", "It ended early, after 1 payloads and without the closing delimiter -----. What came last: (nothing)")]
    [TestCase(Multipart, "{\"data\":1}", "Behind 0 payloads the body does not begin with the delimiter ---: {\"data\":1}")]
    [TestCase(Multipart, $"\r\n---{Part}{{\"data\":1}}\r\n---x!", "Behind 1 payloads a delimiter --- goes on with neither a line break nor --: x!")]
    [TestCase(Multipart, $"\r\n---{Part}{{\"data\":1}}\r\n-----\r\nmore", "Behind 1 payloads something stands behind the closing delimiter -----: \r\nmore")]
    [TestCase(Multipart, "\r\n---\r\nContent-Type: application/jsonx\r\n\r\n{}\r\n-----", "Behind 0 payloads comes a part without Content-Type: application/json: Content-Type: application/jsonx\r\n\r\n{}")]
    [TestCase("multipart/mixed;boundary=graphql;subscriptionSpec=1.0", "--graphql\r\nContent-Type: application/json\r\n\r\n{\"data\":1}\r\n--graphql--", "Behind 0 payloads comes a part without a payload: {\"data\":1}")]
    public async Task What_is_cut_short_or_framed_wrong_says_where(string contentType, string body, string message)
    {
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => Read(new ScriptedHandler(contentType, body)));

        Assert.That(error!.Message, Does.StartWith($"POST http://shop/graphql answered 200 OK with {contentType}. {message}"));
    }

    [Test]
    public async Task A_connection_that_breaks_says_why()
    {
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(
            () => Read(new ScriptedHandler("text/event-stream", ":\n\nevent: ne") { Break = new HttpIOException(HttpRequestError.ResponseEnded, "reset") }));

        Assert.That(error!.Message, Does.EndWith("without the event complete. The connection broke: reset (ResponseEnded) What came last: event: ne"));
        Assert.That(error.InnerException, Is.InstanceOf<HttpIOException>());
    }

    [Test]
    public void A_server_that_is_not_there_says_so() =>
        Assert.That(
            async () => await new HttpTestClient(new HttpClient()) { Url = "http://127.0.0.1:1/graphql" }.ExecuteAsync("{ a }"),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("POST http://127.0.0.1:1/graphql got no response: "));

    [Test]
    public void A_relative_URL_needs_a_base() =>
        Assert.That(
            async () => await new HttpTestClient(new HttpClient()).ExecuteAsync("{ a }"),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo("/graphql is relative, and the HttpClient has no BaseAddress that it could be relative to."));

    [TestCase(HttpStreaming.Default, null, "multipart/mixed, text/event-stream; q=0.9, application/graphql-response+json; q=0.9, application/json; q=0.8")]
    [TestCase(HttpStreaming.Multipart, IncrementalFormat.Incremental2022, "multipart/mixed;deferSpec=20220824, multipart/mixed;boundary=graphql;subscriptionSpec=1.0, application/graphql-response+json;q=0.9, application/json;q=0.8")]
    [TestCase(HttpStreaming.EventStream, IncrementalFormat.PendingCompleted, "text/event-stream;incrementalSpec=v0.2")]
    [TestCase(HttpStreaming.JsonLines, null, "application/jsonl")]
    public async Task A_request_says_what_the_client_reads(HttpStreaming streaming, IncrementalFormat? format, string accept)
    {
        var handler = new ScriptedHandler("application/json", """{"data":1}""");
        var client = Client(handler, streaming, format);

        await client.StreamAsync(new TestRequest("{ a }")
        {
            OperationName = "A", Variables = """{"x": 1}""", Extensions = { ["trace"] = true }, Headers = { ["X-Tenant"] = "7" },
        }).ToListAsync();

        Assert.That(handler.Body, Is.EqualTo("""{"query":"{ a }","operationName":"A","variables":{"x": 1},"extensions":{"trace":true}}"""));
        Assert.That(
            handler.Headers.Replace("; q", ";q", StringComparison.Ordinal),
            Is.EqualTo($"POST http://shop/graphql\nAccept: {accept.Replace("; q", ";q", StringComparison.Ordinal)}\nX-Tenant: 7\nContent-Type: application/json; charset=utf-8\nContent-Length: {handler.Body.Length}\n"));
    }

    [Test]
    public async Task Headers_of_a_test_take_the_place_of_the_clients_own()
    {
        var handler = new ScriptedHandler("application/json", """{"data":1}""");

        await Client(handler).ExecuteAsync(new TestRequest { DocumentId = "7", Headers = { ["accept"] = "application/x-ndjson", ["Content-Type"] = "application/json" } });

        Assert.That(handler.Headers, Is.EqualTo("POST http://shop/graphql\naccept: application/x-ndjson\nContent-Type: application/json\nContent-Length: 18\n").IgnoreCase);
        Assert.That(handler.Body, Is.EqualTo("""{"documentId":"7"}"""));
    }

    [Test]
    public void A_format_that_nobody_can_ask_for_is_refused() =>
        Assert.That(
            async () => await Client(new ScriptedHandler(null), format: IncrementalFormat.Patch2020).StreamAsync("{ a }").ToListAsync(),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("No request can ask for Patch2020;"));

    [Test]
    public void A_request_for_nothing_is_refused() =>
        Assert.That(
            async () => await Client(new ScriptedHandler(null)).ExecuteAsync(new TestRequest()),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo("A TestRequest needs a query, a DocumentId, or Extensions that name the document."));

    private static HttpTestClient Client(HttpMessageHandler handler, HttpStreaming streaming = HttpStreaming.Default, IncrementalFormat? format = null) =>
        new(new HttpClient(handler) { BaseAddress = new Uri("http://shop") }) { Streaming = streaming, Format = format };

    private static async Task<List<ReceivedPayload>> Read(HttpMessageHandler handler) => await Client(handler).StreamAsync("{ a }").ToListAsync();

    private static IEnumerable<string> Cut(string text, int length) => text.Chunk(length).Select(c => new string(c));
}
