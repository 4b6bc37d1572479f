using System.Text;
using Microsoft.AspNetCore.TestHost;
using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

public sealed class RefusalTests
{
    private const string Query = """{"query":"{ a }"}""";

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    public async Task Other_methods_are_refused_with_those_allowed(string method)
    {
        var response = await SendAsync(new HttpRequestMessage(new HttpMethod(method), "/graphql"));

        Assert.That((int)response.StatusCode, Is.EqualTo(405));
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "GET", "POST" }));
    }

    [Test]
    public async Task Get_can_be_turned_off()
    {
        var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/graphql?query={a}"), configure: o => o.AllowGet = false);

        await AssertAsync(response, 405, "The methods of this URL are POST.");
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "POST" }));
    }

    [Test]
    public async Task A_mutation_by_get_is_refused()
    {
        var executor = new ScriptedExecutor().Then(Failed(RequestFailure.OperationNotAllowed, "no mutation", OperationType.Mutation));
        var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/graphql?query=mutation{a}"), executor);

        await AssertAsync(response, 405, "no mutation");
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "POST" }));
        Assert.That(executor.Request!.AllowedOperations, Is.EqualTo(AllowedOperations.Query));
    }

    [TestCase("text/event-stream")]
    [TestCase("application/json, multipart/mixed, text/event-stream")]
    public async Task A_mutation_by_get_is_refused_also_to_clients_of_streams(string accept)
    {
        var executor = new ScriptedExecutor().Then(Failed(RequestFailure.OperationNotAllowed, "no mutation", OperationType.Mutation));
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=mutation{a}");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        await AssertAsync(await SendAsync(request, executor), 405, "no mutation");
        Assert.That(executor.Request!.AllowedOperations, Is.EqualTo(AllowedOperations.Query | AllowedOperations.Subscription));
    }

    [TestCase(null)]
    [TestCase("text/plain")]
    [TestCase("text/plain; charset=utf-8")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/graphql")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/jsonp")]
    [TestCase("nonsense")]
    public async Task What_a_browser_sends_without_asking_first_is_refused(string? contentType)
    {
        var request = Post(Encoding.UTF8.GetBytes(Query), contentType);

        await AssertAsync(await SendAsync(request), 415, "The Content-Type of a POST must be application/json in UTF-8.");
    }

    [TestCase("application/json")]
    [TestCase("Application/JSON")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json;charset=\"UTF-8\"")]
    public async Task Json_in_utf8_is_taken(string contentType)
    {
        var response = await SendAsync(Post(Encoding.UTF8.GetBytes(Query), contentType));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"data":{"a":1}}"""));
    }

    [TestCase("compress")]
    [TestCase("gzip, br")]
    [TestCase("zstd")]
    public async Task A_body_in_another_coding_is_refused_with_those_known(string coding)
    {
        var request = Post(Encoding.UTF8.GetBytes(Query), "application/json");
        request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        var response = await SendAsync(request);

        await AssertAsync(response, 415, "The Content-Encoding must be one of gzip, br, deflate and identity.");
        Assert.That(response.Headers.GetValues("Accept-Encoding"), Is.EqualTo(new[] { "gzip, br, deflate" }));
    }

    [Test]
    public async Task Nothing_acceptable_is_said_so()
    {
        var request = Post(Encoding.UTF8.GetBytes(Query), "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "text/html, multipart/mixed;incrementalSpec=v9");

        await AssertAsync(
            await SendAsync(request),
            406,
            "Nothing in the Accept header can be answered. Known are application/graphql-response+json, application/json, multipart/mixed, text/event-stream and application/jsonl.");
    }

    [Test]
    public async Task A_body_at_the_limit_is_read_and_one_above_it_is_not()
    {
        var body = Query + new string(' ', 100 - Query.Length);

        Assert.That((int)(await SendAsync(Post(Encoding.UTF8.GetBytes(body), "application/json"), configure: Limit)).StatusCode, Is.EqualTo(200));
        await AssertAsync(
            await SendAsync(Post(Encoding.UTF8.GetBytes(body + " "), "application/json"), configure: Limit), 413, "The request's body is larger than 100 bytes.");

        static void Limit(GraphQLEndpointOptions options) => options.MaxRequestBodySize = 100;
    }

    [Test]
    public async Task A_body_of_unknown_length_is_cut_at_the_limit_on_a_real_server()
    {
        await using var app = await Servers.StartOnSocketAsync(new ScriptedExecutor(), o => o.MaxRequestBodySize = 100);
        using var client = await RawClient.ConnectAsync(app);
        await client.SendAsync("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        await client.SendAsync($"65\r\n{new string(' ', 101)}\r\n");

        var response = await client.ReadUntilAsync("]}");
        Assert.That(response, Does.StartWith("HTTP/1.1 413 "));
        Assert.That(response, Does.EndWith("""{"errors":[{"message":"The request's body is larger than 100 bytes."}]}"""));
    }

    [Test]
    public async Task A_body_of_two_hundred_kilobytes_is_read()
    {
        var query = $$"""{"query":"{ a } # {{new string('x', 200_000)}}"}""";
        var response = await SendAsync(Post(Encoding.UTF8.GetBytes(query), "application/json"));

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [TestCase("application/json")]
    [TestCase("application/graphql-response+json")]
    [TestCase("text/event-stream")]
    public async Task A_malformed_request_has_status_400_in_every_media_type(string accept)
    {
        var request = Post("nope"u8.ToArray(), "application/json");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        await AssertAsync(await SendAsync(request), 400, "The request is not valid JSON (line 1, column 2).");
    }

    [TestCase("", "The request has no \"query\".")]
    [TestCase("?query=", "The request has no \"query\".")]
    [TestCase("?query={a}&query={b}", "\"query\" is given more than once.")]
    [TestCase("?query={a}&variables=[]", "\"variables\" must be an object.")]
    [TestCase("?query={a}&variables={", "\"variables\" is not valid JSON (line 1, column 2).")]
    [TestCase("?query={a}&variables={}x", "\"variables\" is not valid JSON (line 1, column 3).")]
    [TestCase("?query={a}&extensions=7", "\"extensions\" must be an object.")]
    public async Task A_malformed_get_is_refused_with_the_reason(string query, string message)
    {
        await AssertAsync(await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/graphql" + query)), 400, message);
    }

    [Test]
    public async Task A_get_is_taken_apart()
    {
        var executor = new ScriptedExecutor().Then(Result("{}"));
        await SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/graphql?query=query+A($x:Int)%7Ba%7D&operationName=null&variables=%7B%22x%22:1%7D&extensions=&other=1"), executor);

        var request = executor.Request!;
        Assert.That(Encoding.UTF8.GetString(request.Query.Span), Is.EqualTo("query A($x:Int){a}"));
        Assert.That(request.OperationName, Is.EqualTo("null"));
        Assert.That(Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)request.Variables.Value!).Span), Is.EqualTo("""{"x":1}"""));
        Assert.That(request.Extensions.ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Undefined));
    }

    private static HttpRequestMessage Post(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, ScriptedExecutor? executor = null, Action<GraphQLEndpointOptions>? configure = null)
    {
        await using var app = await Servers.StartAsync(executor ?? new ScriptedExecutor().Then(Result("""{"a":1}""")), configure);
        return await app.GetTestClient().SendAsync(request);
    }

    private static async Task AssertAsync(HttpResponseMessage response, int status, string message)
    {
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo($$"""{"errors":[{"message":{{System.Text.Json.Nodes.JsonValue.Create(message)!.ToJsonString(Relaxed)}}}]}"""));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
