using Strawberry.AspNetCore.Tests.Engine;

namespace Strawberry.AspNetCore.Tests.Batching;

public sealed class BatchTests
{
    private const string Fast = """{"data":{"fast":"fast"}}""";

    [Test]
    public async Task Each_request_of_a_batch_has_its_result_at_its_place()
    {
        await using var server = await StartAsync();

        Assert.That(
            await server.PostAsync("""
                [
                  {"query":"{ fast }"},
                  {"query":"query A { fast } query B { again { fast } }","operationName":"B"},
                  {"query":"query($on: Boolean!) { fast @skip(if: $on) where @include(if: $on) }","variables":{"on":true}},
                  {"query":"mutation { increment }"}
                ]
                """),
            Is.EqualTo((200, $"[{Fast}," + """{"data":{"again":{"fast":"fast"}}},{"data":{"where":"/graphql nobody"}},{"data":{"increment":1}}]""")));
    }

    [Test]
    public async Task What_is_wrong_with_one_request_is_its_own_result()
    {
        await using var server = await StartAsync();

        Assert.That(
            await server.PostAsync("""
                [
                  7,
                  {"query":"{ fast }"},
                  {},
                  {"query":"{ fast"},
                  {"query":"{ fast }","variables":[]},
                  {"query":"subscription { numbers }"},
                  {"query":"{ fails }"},
                  {"query":"{ fast }","operationName":"nope"},
                  {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}},
                  {"query":"{ fast }"}
                ]
                """),
            Is.EqualTo((200, "["
                + """{"errors":[{"message":"The request must be a JSON object."}]},"""
                + Fast + ","
                + """{"errors":[{"message":"The request has no \"query\"."}]},"""
                + """{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":7}]}]},"""
                + """{"errors":[{"message":"\"variables\" must be an object."}]},"""
                + """{"errors":[{"message":"A subscription is not allowed here."}]},"""
                + """{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":3}],"path":["fails"]}],"data":{"fails":null}},"""
                + """{"errors":[{"message":"Unknown operation named \"nope\"."}]},"""
                + """{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]},"""
                + Fast + "]")));
    }

    [Test]
    public async Task Queries_run_side_by_side()
    {
        await using var server = await StartAsync();

        // Each waits for the other two.
        Assert.That(
            await server.PostAsync("""[{"query":"{ meet(count: 3) }"},{"query":"{ meet(count: 3) }"},{"query":"{ meet(count: 3) }"}]"""),
            Is.EqualTo((200, """[{"data":{"meet":true}},{"data":{"meet":true}},{"data":{"meet":true}}]""")));
    }

    [Test]
    public async Task A_mutation_waits_for_all_before_it_and_those_behind_wait_for_it()
    {
        await using var server = await StartAsync();

        Assert.That(
            await server.PostAsync("""
                [
                  {"query":"{ log(name: \"query 1\") }"},
                  {"query":"mutation { log(name: \"mutation 2\") }"},
                  {"query":"mutation { log(name: \"mutation 3\") }"},
                  {"query":"{ log(name: \"query 4\") }"}
                ]
                """),
            Is.EqualTo((200, """[{"data":{"log":true}},{"data":{"log":true}},{"data":{"log":true}},{"data":{"log":true}}]""")));
        Assert.That(
            server.Probe.Log,
            Is.EqualTo(new[]
            {
                "query 1 begins", "query 1 ends", "mutation 2 begins", "mutation 2 ends", "mutation 3 begins", "mutation 3 ends", "query 4 begins", "query 4 ends",
            }));
    }

    [Test]
    public async Task Each_request_has_scoped_services_of_its_own()
    {
        await using var server = await StartAsync();

        Assert.That(
            await server.PostAsync("""[{"query":"mutation { a: count b: count }"},{"query":"mutation { count }"},{"query":"{ count }"}]"""),
            Is.EqualTo((200, """[{"data":{"a":1,"b":2}},{"data":{"count":1}},{"data":{"count":1}}]""")));
    }

    [Test]
    public async Task Nothing_is_delivered_in_parts()
    {
        await using var server = await StartAsync();

        Assert.That(
            await server.PostAsync("""[{"query":"{ fast ... @defer { again { fast } } }"}]""", "multipart/mixed, application/json;q=0.5"),
            Is.EqualTo((200, """[{"data":{"fast":"fast","again":{"fast":"fast"}}}]""")));
    }

    [TestCase("multipart/mixed")]
    [TestCase("text/event-stream")]
    public async Task A_client_without_json_gets_no_batch(string accept)
    {
        await using var server = await StartAsync();

        Assert.That(
            await server.PostAsync("""[{"query":"{ fast }"}]""", accept),
            Is.EqualTo((406, """{"errors":[{"message":"A batch is answered with JSON, which the Accept header does not have."}]}""")));
    }

    [Test]
    public async Task The_media_type_is_that_of_one_result()
    {
        await using var server = await StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""[{"query":"{ nope }"}]""", null, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        var response = await server.Client.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/graphql-response+json; charset=utf-8"));
    }

    [TestCase("[]", "The batch has no request.")]
    [TestCase(" [ ] ", "The batch has no request.")]
    [TestCase("[", "The request is not valid JSON (line 1, column 2).")]
    [TestCase("""[{"query":"{ fast }"},]""", "The request is not valid JSON (line 1, column 23).")]
    [TestCase("""[{"query":"{ fast }"}] x""", "The request is not valid JSON (line 1, column 24).")]
    public async Task A_malformed_batch_is_refused_as_a_whole(string body, string message)
    {
        await using var server = await StartAsync();

        Assert.That(await server.PostAsync(body), Is.EqualTo((400, $$"""{"errors":[{"message":"{{message}}"}]}""")));
    }

    [Test]
    public async Task A_batch_above_the_limit_is_refused_with_the_limit()
    {
        await using var server = await StartAsync();
        var request = """{"query":"{ fast }"}""";

        Assert.That((await server.PostAsync($"[{string.Join(',', Enumerable.Repeat(request, 10))}]")).Status, Is.EqualTo(200));
        Assert.That(
            await server.PostAsync($"[{string.Join(',', Enumerable.Repeat(request, 11))}]"),
            Is.EqualTo((400, """{"errors":[{"message":"The batch has 11 requests, which exceeds the limit of 10.","extensions":{"code":"BATCH_TOO_LARGE"}}]}""")));
    }

    [Test]
    public async Task By_default_there_are_no_batches()
    {
        await using var server = await EngineServer.StartAsync();

        Assert.That(
            await server.PostAsync("""[{"query":"{ fast }"}]"""),
            Is.EqualTo((400, """{"errors":[{"message":"The request must be a JSON object: batches are off."}]}""")));
    }

    private static Task<EngineServer> StartAsync() => EngineServer.StartAsync(o => o.MaxBatchSize = 10);
}
