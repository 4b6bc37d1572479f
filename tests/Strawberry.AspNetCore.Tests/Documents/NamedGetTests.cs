using Strawberry.AspNetCore.Tests.Engine;

namespace Strawberry.AspNetCore.Tests.Documents;

/// <summary>What caches are told of GETs that only name their document.</summary>
public sealed class NamedGetTests
{
    private static readonly Dictionary<string, string> Documents = new()
    {
        ["fast"] = "{ fast }",
        ["fails"] = "{ fast fails }",
        ["invalid"] = "{ nothing }",
        ["deferred"] = "{ fast ... @defer { again { fast } } }",
        ["numbers"] = "subscription { numbers }",
    };

    [TestCase("documentId=fast", "public, max-age=60")]
    [TestCase("query={fast}", null)]
    [TestCase("documentId=fails", null)]
    [TestCase("documentId=invalid", null)]
    [TestCase("documentId=unknown", null)]
    [TestCase("documentId=fast&operationName=unknown", null)]
    public async Task A_query_without_errors_may_be_kept_when_it_only_names_its_document(string parameters, string? cacheControl)
    {
        await using var server = await StartAsync("max-age=60, public");
        var response = await server.Client.GetAsync($"/graphql?{parameters}");

        Assert.That(response.Headers.CacheControl?.ToString(), Is.EqualTo(cacheControl));
        Assert.That(response.Headers.Vary, Is.EqualTo(new[] { "Accept" }));
    }

    [Test]
    public async Task By_default_nothing_is_said()
    {
        await using var server = await StartAsync(null);

        Assert.That((await server.Client.GetAsync("/graphql?documentId=fast")).Headers.CacheControl, Is.Null);
    }

    [TestCase("deferred", "multipart/mixed")]
    [TestCase("fast", "text/event-stream")]
    public async Task A_stream_is_never_kept(string id, string accept)
    {
        await using var server = await StartAsync("public, max-age=60");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?documentId={id}");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await server.Client.SendAsync(request);

        Assert.That(response.Headers.CacheControl!.ToString(), Is.EqualTo("no-transform, no-cache"));
    }

    [Test]
    public async Task A_post_is_never_kept()
    {
        await using var server = await StartAsync("public, max-age=60");
        var response = await server.Client.PostAsync("/graphql", new StringContent("""{"documentId":"fast"}""", null, "application/json"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"data":{"fast":"fast"}}"""));
        Assert.That(response.Headers.CacheControl, Is.Null);
    }

    private static Task<EngineServer> StartAsync(string? cacheControl) => EngineServer.StartAsync(o =>
    {
        o.TrustedDocuments = TrustedDocuments.FromDictionary(Documents);
        o.NamedGetCacheControl = cacheControl;
    });
}
