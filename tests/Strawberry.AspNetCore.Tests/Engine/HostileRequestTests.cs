using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Contract = Strawberry.ConformanceServer.Blog;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>Requests made to hurt, against the conformance server on a socket, with the limits that hold by default. Each is refused soon, and the next is answered.</summary>
[NonParallelizable]
public sealed class HostileRequestTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private WebApplicationFactory<Contract.Query> _app = null!;
    private HttpClient _client = null!;

    private static IEnumerable<TestCaseData> Documents
    {
        get
        {
            yield return Case("300 levels", Repeat("{ article(id: 1) ", 300) + Repeat("}", 300), "nested more than 200 levels deep");
            yield return Case("200,000 braces", Repeat("{a", 200_000), "nested more than 200 levels deep");
            yield return Case("200,000 brackets in a value", "{ echo(text: " + Repeat("[", 200_000), "nested more than 200 levels deep");
            yield return Case("200,000 brackets in a type", "query($a: " + Repeat("[", 200_000), "nested more than 200 levels deep");
            yield return Case("150 levels", Repeat("{ article(id: 1) ", 150) + "{ id }" + Repeat("}", 150), "exceeds maximum operation depth of 100");
            yield return Case("10,000 aliases", $"{{ {Count(10_000, i => $"a{i}: hello ")} }}", "exceeds the limit of 1000 aliases");
            yield return Case("300,000 tokens", $"{{ {Repeat("a ", 300_000)} }}", "50000 tokens");
            yield return Case("5,000 directives", $"{{ hello {Repeat("@skip(if: false) ", 5_000)} }}", "exceeds the limit of 1000 directives");
            yield return Case("2^30 fields", Doubling("id"), "more fields than the limit of 10000");
            yield return Case("30 fragments that each spread the next twice", "{ ...F0 } " + Count(
                30, i => $"fragment F{i} on Query {{ {(i < 29 ? $"...F{i + 1} ...F{i + 1}" : "hello")} }} "), "more fields than the limit of 10000");
            yield return Case("a fragment in a circle", "{ ...F } fragment F on Query { ...F }", "Cannot spread fragment");
            yield return Case("10,000 fields that must be merged", $"{{ {Repeat("hello ", 10_001)} }}", "more fields than the limit of 10000");
            yield return Case("types of types of types", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "Maximum introspection depth exceeded");
            yield return Case("interfaces of interfaces", "{ __type(name: \"Node\") { possibleTypes { interfaces { possibleTypes { name } } } } }", "Maximum introspection depth exceeded");
            yield return Case("200 defers", $"{{ {Count(200, i => $"... @defer(label: \"l{i}\") {{ hello }} ")} }}", "exceeds the limit of 100 usages of @defer and @stream");
            yield return Case("an unpaired surrogate", "{ echo(text: \"\\uD83C\") }", "Invalid Unicode escape sequence");
            yield return Case("a list of 100,000 numbers", $"{{ echo(text: [{Repeat("1 ", 100_000)}]) }}", "50000 tokens");
            yield return Case("400 errors", $"{{ {Count(400, i => $"nope{i} ")} }}", "Too many validation errors");
            yield return Case("1,000 variables of an unknown type", $"query({Count(1_000, i => $"$a{i}: Nope ")}) {{ hello }}", "Too many validation errors");
        }
    }

    private static IEnumerable<TestCaseData> Bodies
    {
        get
        {
            yield return Body("no JSON", "nope"u8.ToArray(), 400);
            yield return Body("nothing", [], 400);
            yield return Body("65 levels of JSON", Json($$"""{"query":"{ hello }","variables":{"a":{{Repeat("[", 63)}}{{Repeat("]", 63)}} } }"""), 400);
            yield return Body("500,000 levels of JSON", Json($$"""{"query":"{ hello }","variables":{"a":{{Repeat("[", 500_000)}}"""), 400);
            yield return Body("invalid UTF-8", [.. "{\"query\":\"{ hello # "u8, 0xC3, 0x28, .. "}\"}"u8], 400);
            yield return Body("UTF-16", Encoding.Unicode.GetBytes("""{"query":"{ hello }"}"""), 400);
            yield return Body("an unpaired surrogate in a variable", Json("""{"query":"query($a: String!) { echo(text: $a) }","variables":{"a":"\uD83C"}}"""), 400);
            yield return Body("an unpaired surrogate in a variable's name", Json("""{"query":"query($a: String) { hello }","variables":{"\uD83C":1}}"""), 400);
            yield return Body("an unpaired surrogate in the extensions", Json("""{"query":"{ hello }","extensions":{"persistedQuery":{"sha256Hash":"\uD83C"}}}"""), 400);
            yield return Body("100,000 errors of a variable", Json($$"""{"query":"query($a: EchoInput!) { echoInput(input: $a) { text } }","variables":{"a":{"list":[{{Repeat("null,", 100_000)}}null] } } }"""), 400);
            yield return Body("a number of 500,000 digits", Json($$"""{"query":"query($a: EchoInput!) { echoInput(input: $a) { number } }","variables":{"a":{"number":{{Repeat("9", 500_000)}} } } }"""), 400);
            yield return Body("100,000 keys", Json($$"""{"query":"query($a: EchoInput!) { echoInput(input: $a) { number } }","variables":{"a":{ {{Count(50_000, i => $"\"k{i}\":1,")}}"z":1} } }"""), 400);
            yield return Body("a batch of 10,000", Json($$"""[{{Repeat("{\"query\":\"{ hello }\"},", 10_000)}}{}]"""), 400);
            yield return Body("two megabytes", Json($$"""{"query":"{ hello }","x":"{{Repeat("x", 2_000_000)}}"}"""), 413);
        }
    }

    [OneTimeSetUp]
    public void Start()
    {
        _app = new WebApplicationFactory<Contract.Query>();
        _app.UseKestrel(0);
        _client = _app.CreateClient();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [TearDown]
    public async Task The_next_request_is_answered()
    {
        var (status, body) = await SendAsync(Json("""{"query":"{ hello }"}"""));

        Assert.That((status, body), Is.EqualTo((200, """{"data":{"hello":"Hello world"}}""")));
    }

    [TestCaseSource(nameof(Documents))]
    public async Task A_hostile_document_is_answered_soon(string document, string reason)
    {
        var (status, body) = await SendAsync(Json($$"""{"query":{{JsonSerializer.Serialize(document)}}}"""));

        Assert.That(status, Is.EqualTo(400), body[..Math.Min(500, body.Length)]);
        Assert.That(body, Does.Contain(reason));
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task A_hostile_body_is_refused_soon(byte[] body, int expected)
    {
        var (status, answer) = await SendAsync(body);

        Assert.That(status, Is.EqualTo(expected), answer[..Math.Min(500, answer.Length)]);
        using var json = JsonDocument.Parse(answer);
        Assert.That(json.RootElement.GetProperty("errors").GetArrayLength(), Is.InRange(1, 101));
        Assert.That(json.RootElement.TryGetProperty("data", out _), Is.False);
    }

    [Test]
    public async Task An_unpaired_surrogate_in_a_variable_is_told_with_its_place()
    {
        var (status, body) = await SendAsync(Json("""{"query":"query($a: String!) { echo(text: $a) }","variables":{"a":"\uD83C"}}"""));

        Assert.That(
            (status, body),
            Is.EqualTo((400, """{"errors":[{"message":"Variable \"$a\" has invalid value: Strings must be valid Unicode: unpaired surrogates and invalid UTF-8 are not.","locations":[{"line":1,"column":7}]}]}""")));
    }

    [Test]
    public async Task An_initial_count_of_two_billion_is_refused_soon()
    {
        var (status, body) = await SendAsync(
            Json("""{"query":"{ blogPost(id: \"post-1\") { comments @stream(initialCount: 2000000000) { id } } }"}"""), accept: "multipart/mixed, application/json");

        Assert.That(status, Is.EqualTo(200));
        Assert.That(body, Does.StartWith("{\"errors\":[{\"message\":").And.Contain("10000").And.EndWith("\"data\":{\"blogPost\":null}}"));
    }

    [Test]
    public async Task A_compressed_bomb_is_refused_soon()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 100; i++)
            {
                gzip.Write(new byte[1024 * 1024]);
            }
        }

        Assert.That((await SendAsync(bomb.ToArray(), "gzip")).Status, Is.EqualTo(413));
    }

    [Test]
    public async Task A_long_url_is_refused_soon()
    {
        using var response = await _client.GetAsync($"/graphql?query={Repeat("a", 20_000)}").WaitAsync(Soon);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
    }

    private static TestCaseData Case(string name, string document, string reason) => new TestCaseData(document, reason).SetArgDisplayNames(name);

    private static TestCaseData Body(string name, byte[] body, int status) => new TestCaseData(body, status).SetArgDisplayNames(name);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Count(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

    private static string Doubling(string leaf) => "{ article(id: 1) { ...F0 } } " + Count(
        30, i => $"fragment F{i} on Article {{ {(i < 29 ? $"a: related {{ ...F{i + 1} }} b: related {{ ...F{i + 1} }}" : leaf)} }} ");

    private async Task<(int Status, string Body)> SendAsync(byte[] body, string? coding = null, string accept = "application/graphql-response+json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (coding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(coding);
        }

        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await _client.SendAsync(request).WaitAsync(Soon);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
