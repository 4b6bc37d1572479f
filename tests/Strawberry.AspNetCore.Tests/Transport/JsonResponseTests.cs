using System.Text;
using Microsoft.AspNetCore.TestHost;
using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

public sealed class JsonResponseTests
{
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQL = "application/graphql-response+json; charset=utf-8";

    [TestCase("application/json", RequestFailure.Syntax, 200, Json)]
    [TestCase("application/json", RequestFailure.Validation, 200, Json)]
    [TestCase("*/*", RequestFailure.Variables, 200, Json)]
    [TestCase("application/graphql-response+json", RequestFailure.Syntax, 400, GraphQL)]
    [TestCase("application/graphql-response+json", RequestFailure.Validation, 400, GraphQL)]
    [TestCase("application/graphql-response+json", RequestFailure.Operation, 400, GraphQL)]
    [TestCase("application/graphql-response+json", RequestFailure.Variables, 400, GraphQL)]
    [TestCase("application/graphql-response+json, multipart/mixed", RequestFailure.Validation, 400, GraphQL)]
    [TestCase("multipart/mixed", RequestFailure.Validation, 400, Json)]
    public async Task A_request_that_the_schema_refuses_has_the_status_of_its_media_type(
        string accept, RequestFailure failure, int status, string contentType)
    {
        var executor = new ScriptedExecutor().Then(Failed(failure, "no"));
        var response = await PostAsync(executor, """{"query":"{ a }"}""", accept);

        await AssertAsync(response, status, contentType, """{"errors":[{"message":"no"}]}""");
    }

    [TestCase("application/json", Json)]
    [TestCase("application/graphql-response+json", GraphQL)]
    [TestCase("application/graphql-response+json, multipart/mixed;deferSpec=20220824", GraphQL)]
    public async Task One_result_has_its_length_and_status_200_also_when_data_is_null(string accept, string contentType)
    {
        var executor = new ScriptedExecutor().Then(Result("null"));
        var response = await PostAsync(executor, """{"query":"{ a }"}""", accept);

        await AssertAsync(response, 200, contentType, """{"data":null}""");
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(13));
        Assert.That(response.Headers.Vary, Is.EqualTo(new[] { "Accept" }));
    }

    [Test]
    public async Task A_client_that_reads_no_stream_gets_one_complete_result()
    {
        var executor = new ScriptedExecutor().Then(Result("""{"a":1}"""));
        var response = await PostAsync(executor, """{"query":"{ a }"}""", "application/json");

        await AssertAsync(response, 200, Json, """{"data":{"a":1}}""");
        Assert.That(executor.Executed, Is.True);
        Assert.That(executor.Request!.AllowedOperations, Is.EqualTo(AllowedOperations.Query | AllowedOperations.Mutation));
    }

    [Test]
    public async Task A_subscription_is_not_acceptable_to_a_client_that_reads_no_events()
    {
        var executor = new ScriptedExecutor().Then(Failed(RequestFailure.OperationNotAllowed, "no", OperationType.Subscription));
        var response = await PostAsync(executor, """{"query":"subscription { a }"}""", "application/json");

        await AssertAsync(response, 406, Json, """{"errors":[{"message":"no"}]}""");
    }

    [Test]
    public async Task The_request_carries_everything_to_the_schema()
    {
        var executor = new ScriptedExecutor().Then(Result("{}"));
        await PostAsync(executor, """{"query":"{ a }","operationName":"A","variables":{"x":1},"extensions":{"e":2}}""", "application/json");

        var request = executor.Request!;
        Assert.That(Encoding.UTF8.GetString(request.Query.Span), Is.EqualTo("{ a }"));
        Assert.That(request.OperationName, Is.EqualTo("A"));
        Assert.That(Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)request.Variables.Value!).Span), Is.EqualTo("""{"x":1}"""));
        Assert.That(request.Extensions.GetRawText(), Is.EqualTo("""{"e":2}"""));
        Assert.That(request.Services, Is.Not.Null);
        Assert.That(request.Features!.Keys, Is.EqualTo(new[] { typeof(Microsoft.AspNetCore.Http.HttpContext), typeof(System.Security.Claims.ClaimsPrincipal) }));
    }

    [TestCase("application/json", null)]
    [TestCase("multipart/mixed;deferSpec=20220824", IncrementalFormat.Incremental2022)]
    [TestCase("multipart/mixed;incrementalSpec=v0.2", IncrementalFormat.PendingCompleted)]
    [TestCase("multipart/mixed", IncrementalFormat.Patch2020)]
    public async Task The_format_is_the_clients_and_else_the_endpoints(string accept, IncrementalFormat? format)
    {
        var executor = new ScriptedExecutor().Then(Result("{}"));
        await PostAsync(executor, """{"query":"{ a }"}""", accept, o => o.IncrementalFormat = IncrementalFormat.Patch2020);

        Assert.That(executor.Request!.IncrementalFormat, Is.EqualTo(format ?? IncrementalFormat.Patch2020));
    }

    [Test]
    public async Task An_exception_before_the_response_is_the_servers_to_handle()
    {
        var executor = new ScriptedExecutor().Then(() => throw new InvalidOperationException("broken"));

        Assert.That(
            async () => await PostAsync(executor, """{"query":"{ a }"}""", "application/json"),
            Throws.InvalidOperationException.With.Message.EqualTo("broken"));
    }

    private static async Task<HttpResponseMessage> PostAsync(
        ScriptedExecutor executor, string body, string accept, Action<GraphQLEndpointOptions>? configure = null)
    {
        await using var app = await Servers.StartAsync(executor, configure);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await app.GetTestClient().SendAsync(request);
    }

    private static async Task AssertAsync(HttpResponseMessage response, int status, string contentType, string body)
    {
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo(contentType));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(body));
    }
}
