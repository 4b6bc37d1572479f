using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Contract = Strawberry.ConformanceServer.Blog;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>What the conformance server's blog promises to any client: nothing secret leaves, and hostile requests are refused.</summary>
public sealed class BlogContractTests
{
    private WebApplicationFactory<Contract.Query> _app = null!;

    private static IEnumerable<TestCaseData> Hostile
    {
        get
        {
            yield return Case("300 levels", string.Concat(Enumerable.Repeat("{ article(id: 1) ", 300)) + new string('}', 300));
            yield return Case("100,000 braces", new string('{', 100_000));
            yield return Case("10,000 aliases", $"{{ {string.Concat(Enumerable.Range(0, 10_000).Select(i => $"a{i}: hello "))} }}");
            yield return Case("300,000 tokens", $"{{ {string.Concat(Enumerable.Repeat("a ", 300_000))} }}");
            yield return Case("5,000 directives", $"{{ hello {string.Concat(Enumerable.Repeat("@skip(if: false) ", 5_000))} }}");
            yield return Case("2^30 fields", "{ article(id: 1) { ...F0 } } " + string.Concat(Enumerable.Range(0, 30).Select(
                i => $"fragment F{i} on Article {{ {(i < 29 ? $"a: related {{ ...F{i + 1} }} b: related {{ ...F{i + 1} }}" : "id")} }} ")));
            yield return Case("an unpaired surrogate", "{ echo(text: \"\\uD83C\") }");
            yield return Case("a fragment in a circle", "{ ...F } fragment F on Query { ...F }");
        }
    }

    [OneTimeSetUp]
    public void Start() => _app = new WebApplicationFactory<Contract.Query>();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Twelve_levels_are_not_too_many()
    {
        var query = "{ article(id: 1) " + string.Concat(Enumerable.Repeat("{ related(first: 1) ", 10)) + "{ id }" + new string('}', 11);

        Assert.That(await PostAsync(query, "application/json"), Does.StartWith("""{"data":{"article":{"related":[{"related":""").And.EndWith("""[{"id":"11"}]}]}]}]}]}]}]}]}]}]}}}"""));
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task A_hostile_document_is_refused(string query)
    {
        using var request = Request(query, "application/graphql-response+json");
        var response = await _app.CreateClient().SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.That(body.RootElement.TryGetProperty("data", out _), Is.False);
        Assert.That(body.RootElement.GetProperty("errors").GetArrayLength(), Is.GreaterThan(0));
    }

    [TestCase("{ boom }", "application/json")]
    [TestCase("{ boomNonNull }", "application/graphql-response+json")]
    [TestCase("{ article(id: 1) { id ... @defer { broken } } }", "multipart/mixed")]
    [TestCase("{ article(id: 1) { id ... @defer { brokenNonNull } } }", "multipart/mixed")]
    [TestCase("{ article(id: 1) { id ... @defer { broken } } }", "multipart/mixed;incrementalSpec=v0.2")]
    [TestCase("{ article(id: 1) { id ... @defer { brokenNonNull } } }", "multipart/mixed;incrementalSpec=v0.2")]
    [TestCase("{ article(id: 1) { id ... @defer { brokenNonNull } } }", "text/event-stream")]
    [TestCase("{ blogPost(id: \"post-1\") { comments(failAt: 1) @stream { id } } }", "multipart/mixed")]
    [TestCase("{ blogPost(id: \"post-1\") { comments(failAt: 1) @stream { id } } }", "multipart/mixed;incrementalSpec=v0.2")]
    [TestCase("{ blogPost(id: \"post-1\") { comments(failAt: 1) { id } } }", "application/json")]
    [TestCase("subscription { count(to: 3, failAt: 2) }", "text/event-stream")]
    [TestCase("subscription { ticks(to: 2) { oddOnly } }", "text/event-stream")]
    public async Task The_text_of_an_unexpected_exception_never_leaves(string query, string accept)
    {
        Assert.That(await PostAsync(query, accept), Does.Contain("\"message\":\"Unexpected error.\"").And.Not.Contain("SECRET"));
    }

    [TestCase("{ boom }")]
    [TestCase("{ article(id: 1) { ... @defer { broken } } }")]
    public async Task A_masked_error_keeps_its_path_and_location(string query)
    {
        Assert.That(await PostAsync(query, "multipart/mixed, application/json"), Does.Contain("\"locations\":[{\"line\":1,").And.Contain("\"path\":["));
    }

    [Test]
    public async Task A_deliberate_error_is_shown_as_it_is()
    {
        Assert.That(
            await PostAsync("{ teapot }", "application/json"),
            Is.EqualTo("""{"errors":[{"message":"I'm a teapot","locations":[{"line":1,"column":3}],"path":["teapot"],"extensions":{"code":"TEAPOT"}}],"data":{"teapot":null}}"""));
    }

    private static TestCaseData Case(string name, string query) => new TestCaseData(query).SetArgDisplayNames(name);

    private static HttpRequestMessage Request(string query, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":{{JsonSerializer.Serialize(query)}}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    private async Task<string> PostAsync(string query, string accept)
    {
        using var request = Request(query, accept);
        return await (await _app.CreateClient().SendAsync(request)).Content.ReadAsStringAsync();
    }
}
