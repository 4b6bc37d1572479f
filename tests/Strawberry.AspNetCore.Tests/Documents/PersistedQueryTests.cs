using System.Security.Cryptography;
using System.Text;
using Strawberry.AspNetCore.Tests.Engine;

namespace Strawberry.AspNetCore.Tests.Documents;

/// <summary>Automatic persisted queries, as Apollo's clients speak them.</summary>
public sealed class PersistedQueryTests
{
    private const string Query = "{ fast }";
    private const string Result = """{"data":{"fast":"fast"}}""";
    private const string NotFound = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""";
    private const string NotSupported = """{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}""";

    private static readonly string Hash = HashOf(Query);

    [Test]
    public async Task A_document_sent_once_with_its_hash_is_found_by_it()
    {
        await using var server = await EngineServer.StartAsync(On);

        Assert.That(await server.PostAsync(Body(Hash)), Is.EqualTo((200, NotFound)));
        Assert.That(await server.PostAsync(Body(Hash, Query)), Is.EqualTo((200, Result)));
        Assert.That(await server.PostAsync(Body(Hash)), Is.EqualTo((200, Result)));
    }

    [TestCase("multipart/mixed, application/json")]
    [TestCase("multipart/mixed;incrementalSpec=v0.2, application/graphql-response+json")]
    [TestCase("text/event-stream")]
    public async Task A_document_is_kept_whatever_its_result_is_sent_as(string accept)
    {
        await using var server = await EngineServer.StartAsync(On);
        const string query = "{ fast ... @defer { again { fast } } }";
        await server.PostAsync(Body(HashOf(query), query), accept);

        Assert.That(await server.PostAsync(Body(HashOf(query))), Is.EqualTo((200, """{"data":{"fast":"fast","again":{"fast":"fast"}}}""")));
    }

    [TestCase("{ fast", "a document that cannot be parsed")]
    [TestCase("{ nothing }", "a document that is not valid")]
    public async Task What_is_no_valid_document_is_not_kept(string query, string _)
    {
        var store = new InMemoryDocumentStore();
        await using var server = await EngineServer.StartAsync(o => o.AutomaticPersistedQueries = store);
        var (status, _) = await server.PostAsync(Body(HashOf(query), query), "application/graphql-response+json");

        Assert.That((status, store.Count), Is.EqualTo((400, 0)));
        Assert.That(await server.PostAsync(Body(HashOf(query))), Is.EqualTo((200, NotFound)));
    }

    [Test]
    public async Task A_valid_document_is_kept_although_its_variables_do_not_fit()
    {
        var store = new InMemoryDocumentStore();
        await using var server = await EngineServer.StartAsync(o => o.AutomaticPersistedQueries = store);
        const string query = "query($on: Boolean!) { fast @include(if: $on) }";
        var (status, _) = await server.PostAsync(Body(HashOf(query), query), "application/graphql-response+json");

        Assert.That((status, store.Count), Is.EqualTo((400, 1)));
    }

    [Test]
    public async Task Clients_are_told_not_to_keep_that_a_document_was_not_found()
    {
        await using var server = await EngineServer.StartAsync(On);
        var response = await server.Client.GetAsync($"/graphql?extensions={Extensions(Hash)}");

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Headers.GetValues("Cache-Control").Single().Split(", "), Is.EquivalentTo(new[] { "private", "no-cache", "must-revalidate" }));
    }

    [Test]
    public async Task A_hash_of_another_text_is_refused()
    {
        await using var server = await EngineServer.StartAsync(On);

        Assert.That(
            await server.PostAsync(Body(Hash, "{ fast }\n")),
            Is.EqualTo((400, """{"errors":[{"message":"provided sha does not match query","extensions":{"code":"PERSISTED_QUERY_MISMATCH"}}]}""")));
        Assert.That(await server.PostAsync(Body(Hash)), Is.EqualTo((200, NotFound)));
    }

    [TestCase("""{"version":2,"sha256Hash":"x"}""", "Unsupported persisted query version")]
    [TestCase("""{"version":"1","sha256Hash":"x"}""", "Unsupported persisted query version")]
    [TestCase("""{"version":1.5,"sha256Hash":"x"}""", "Unsupported persisted query version")]
    [TestCase("""{"sha256Hash":"x"}""", "Unsupported persisted query version")]
    [TestCase("""{"version":1}""", "\"extensions.persistedQuery.sha256Hash\" must be a string.")]
    [TestCase("""{"version":1,"sha256Hash":7}""", "\"extensions.persistedQuery.sha256Hash\" must be a string.")]
    public async Task A_reference_that_is_none_is_refused(string reference, string message)
    {
        await using var server = await EngineServer.StartAsync(On);

        Assert.That(
            await server.PostAsync("""{"extensions":{"persistedQuery":""" + reference + "}}"),
            Is.EqualTo((400, $$"""{"errors":[{"message":{{System.Text.Json.JsonSerializer.Serialize(message, Relaxed)}}}]}""")));
    }

    [Test]
    public async Task Without_a_store_a_hash_alone_is_not_supported_and_a_text_is_executed()
    {
        await using var server = await EngineServer.StartAsync();

        Assert.That(await server.PostAsync(Body(Hash)), Is.EqualTo((200, NotSupported)));
        Assert.That(await server.PostAsync(Body(Hash, Query)), Is.EqualTo((200, Result)));
        Assert.That(await server.PostAsync(Body(Hash)), Is.EqualTo((200, NotSupported)));
    }

    [Test]
    public async Task Other_extensions_are_none_of_its_business()
    {
        await using var server = await EngineServer.StartAsync(On);

        Assert.That(await server.PostAsync("""{"query":"{ fast }","extensions":{"clientLibrary":{"name":"x"},"persistedQuery":null}}"""), Is.EqualTo((200, Result)));
    }

    [Test]
    public async Task A_mutation_found_by_its_hash_is_refused_by_get()
    {
        await using var server = await EngineServer.StartAsync(On);
        const string query = "mutation { increment }";
        await server.PostAsync(Body(HashOf(query), query));

        Assert.That((int)(await server.Client.GetAsync($"/graphql?extensions={Extensions(HashOf(query))}")).StatusCode, Is.EqualTo(405));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void On(GraphQLEndpointOptions options) => options.AutomaticPersistedQueries = new InMemoryDocumentStore();

    private static string HashOf(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));

    private static string Extensions(string hash) => Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""");

    private static string Body(string hash, string? query = null) =>
        $$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}{{{(query is null ? "" : $",\"query\":{System.Text.Json.JsonSerializer.Serialize(query)}")}}}}""";
}
