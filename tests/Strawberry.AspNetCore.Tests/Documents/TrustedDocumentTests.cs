using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Engine;
using Strawberry.AspNetCore.Tests.WebSockets;

namespace Strawberry.AspNetCore.Tests.Documents;

public sealed class TrustedDocumentTests
{
    private const string Result = """{"data":{"fast":"fast"}}""";
    private const string NotInList = """{"errors":[{"message":"There is no trusted document of this id.","extensions":{"code":"PERSISTED_QUERY_NOT_IN_LIST"}}]}""";
    private const string NotTheTrusted = """{"errors":[{"message":"The \"query\" is not the trusted document of this id.","extensions":{"code":"PERSISTED_QUERY_MISMATCH"}}]}""";

    private const string IdRequired =
        """{"errors":[{"message":"Only trusted documents are executed: send the \"documentId\" of one.","extensions":{"code":"PERSISTED_QUERY_ID_REQUIRED"}}]}""";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("{ fast }")));

    private static readonly IDocumentSource Documents = TrustedDocuments.FromDictionary(new Dictionary<string, string>
    {
        ["fast"] = "{ fast }",
        [Hash] = "{ fast }",
        ["two"] = "query A { fast } query B($on: Boolean!) { fast @include(if: $on) }",
    });

    // {0} is the hash.
    [TestCase("""{"documentId":"fast"}""", 200, Result)]
    [TestCase("""{"documentId":"two","operationName":"B","variables":{"on":true}}""", 200, Result)]
    [TestCase("""{"documentId":"sha256:#"}""", 200, Result)]
    [TestCase("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"#"}}}""", 200, Result)]
    [TestCase("""{"documentId":"fast","query":"{ fast }"}""", 200, Result)]
    [TestCase("""{"documentId":"nope"}""", 400, NotInList)]
    [TestCase("""{"documentId":"nope","query":"{ fast }"}""", 400, NotInList)]
    [TestCase("""{"documentId":""}""", 400, NotInList)]
    [TestCase("""{"documentId":"fast","query":"{ again { fast } }"}""", 400, NotTheTrusted)]
    public async Task A_document_is_found_by_its_id_in_either_mode(string body, int status, string answer)
    {
        foreach (var only in (bool[])[false, true])
        {
            await using var server = await StartAsync(only);
            Assert.That(await server.PostAsync(body.Replace("#", Hash, StringComparison.Ordinal)), Is.EqualTo((status, answer)));
        }
    }

    [TestCase("""{"query":"{ fast }"}""", IdRequired)]
    [TestCase("""{"query":"{ fast }","extensions":{"persistedQuery":null}}""", IdRequired)]
    [TestCase("""{"query":"{ fast }","extensions":{"persistedQuery":{"version":1}}}""", IdRequired)]
    [TestCase("""{"query":"{ fast }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"nope"}}}""", NotInList)]
    [TestCase("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"nope"}}}""", NotInList)]
    public async Task Only_trusted_documents_are_executed_in_that_mode(string body, string answer)
    {
        await using var server = await StartAsync(onlyTrusted: true);

        Assert.That(await server.PostAsync(body), Is.EqualTo((400, answer)));
    }

    [Test]
    public async Task In_that_mode_no_document_is_learned()
    {
        var store = new InMemoryDocumentStore();
        await using var server = await EngineServer.StartAsync(o =>
        {
            o.TrustedDocuments = Documents;
            o.OnlyTrustedDocuments = true;
            o.AutomaticPersistedQueries = store;
        });
        const string query = "{ again { fast } }";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        var (status, _) = await server.PostAsync($$$"""{"query":"{{{query}}}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"} } }""");

        Assert.That((status, store.Count), Is.EqualTo((400, 0)));
    }

    [Test]
    public async Task Only_trusted_documents_holds_for_gets_and_for_each_request_of_a_batch()
    {
        await using var server = await EngineServer.StartAsync(o =>
        {
            o.TrustedDocuments = Documents;
            o.OnlyTrustedDocuments = true;
            o.MaxBatchSize = 5;
        });

        Assert.That(await (await server.Client.GetAsync("/graphql?query={fast}")).Content.ReadAsStringAsync(), Is.EqualTo(IdRequired));
        Assert.That(await (await server.Client.GetAsync("/graphql?documentId=fast")).Content.ReadAsStringAsync(), Is.EqualTo(Result));
        Assert.That(
            await server.PostAsync("""[{"query":"{ fast }"},{"documentId":"fast"}]"""),
            Is.EqualTo((200, $"[{IdRequired},{Result}]")));
    }

    [Test]
    public async Task Documents_are_found_for_operations_over_a_websocket_and_others_refused()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory, o =>
        {
            o.TrustedDocuments = TrustedDocuments.FromDictionary(new Dictionary<string, string> { ["hello"] = "{ hello }" });
            o.OnlyTrustedDocuments = true;
        });
        using var client = await host.ConnectAsync();
        await client.InitAsync();
        await client.SendAsync("""{"id":"1","type":"subscribe","payload":{"documentId":"hello"}}""");
        await client.SendAsync("""{"id":"2","type":"subscribe","payload":{"query":"{ hello }"}}""");

        Assert.That(
            new[] { await client.ReceiveAsync(), await client.ReceiveAsync(), await client.ReceiveAsync() },
            Is.EquivalentTo(new[]
            {
                """{"id":"1","type":"next","payload":{"data":{"hello":"Hello world"}}}""",
                """{"id":"1","type":"complete"}""",
                """{"id":"2","type":"error","payload":[{"message":"Only trusted documents are executed: send the \"documentId\" of one.","extensions":{"code":"PERSISTED_QUERY_ID_REQUIRED"}}]}""",
            }));
    }

    [Test]
    public async Task Other_documents_are_executed_in_the_other_mode()
    {
        await using var server = await StartAsync(onlyTrusted: false);

        Assert.That(await server.PostAsync("""{"query":"{ again { fast } }"}"""), Is.EqualTo((200, """{"data":{"again":{"fast":"fast"}}}""")));
        Assert.That(
            await server.PostAsync("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"nope"}}}"""),
            Is.EqualTo((200, """{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}""")));
    }

    [Test]
    public async Task Without_trusted_documents_an_id_is_refused_and_ignored_beside_a_text()
    {
        await using var server = await EngineServer.StartAsync();

        Assert.That(
            await server.PostAsync("""{"documentId":"fast"}"""),
            Is.EqualTo((400, """{"errors":[{"message":"This URL has no documents by id: send the \"query\".","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}""")));
        Assert.That(await server.PostAsync("""{"documentId":"fast","query":"{ fast }"}"""), Is.EqualTo((200, Result)));
    }

    [Test]
    public void The_mode_without_documents_is_said_when_the_endpoint_is_mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddStrawberry<ProbeQuery>();

        Assert.That(
            () => builder.Build().MapGraphQL(configure: o => o.OnlyTrustedDocuments = true),
            Throws.InvalidOperationException.With.Message.StartsWith("OnlyTrustedDocuments is on, but there are no TrustedDocuments"));
    }

    private static Task<EngineServer> StartAsync(bool onlyTrusted) => EngineServer.StartAsync(o =>
    {
        o.TrustedDocuments = Documents;
        o.OnlyTrustedDocuments = onlyTrusted;
    });
}
