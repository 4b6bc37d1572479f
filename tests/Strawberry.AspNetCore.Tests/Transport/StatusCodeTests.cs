using System.Text;
using Microsoft.AspNetCore.TestHost;
using Strawberry.Errors;
using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>The table of status codes in docs/http.md.</summary>
public sealed class StatusCodeTests
{
    private const string GraphQL = "application/graphql-response+json";
    private const string Json = "application/json";

    [TestCase(RequestFailure.Syntax, HttpStatusCodes.Spec2025, GraphQL, 400)]
    [TestCase(RequestFailure.Validation, HttpStatusCodes.Spec2025, GraphQL, 400)]
    [TestCase(RequestFailure.Operation, HttpStatusCodes.Spec2025, GraphQL, 400)]
    [TestCase(RequestFailure.Variables, HttpStatusCodes.Spec2025, GraphQL, 400)]
    [TestCase(RequestFailure.Syntax, HttpStatusCodes.Spec2025, Json, 200)]
    [TestCase(RequestFailure.Validation, HttpStatusCodes.Spec2025, Json, 200)]
    [TestCase(RequestFailure.Operation, HttpStatusCodes.Spec2025, Json, 200)]
    [TestCase(RequestFailure.Variables, HttpStatusCodes.Spec2025, Json, 200)]
    [TestCase(RequestFailure.Syntax, HttpStatusCodes.Draft2026, GraphQL, 400)]
    [TestCase(RequestFailure.Validation, HttpStatusCodes.Draft2026, GraphQL, 422)]
    [TestCase(RequestFailure.Operation, HttpStatusCodes.Draft2026, GraphQL, 422)]
    [TestCase(RequestFailure.Variables, HttpStatusCodes.Draft2026, GraphQL, 422)]
    [TestCase(RequestFailure.Syntax, HttpStatusCodes.Draft2026, Json, 400)]
    [TestCase(RequestFailure.Validation, HttpStatusCodes.Draft2026, Json, 422)]
    [TestCase(RequestFailure.Operation, HttpStatusCodes.Draft2026, Json, 422)]
    [TestCase(RequestFailure.Variables, HttpStatusCodes.Draft2026, Json, 422)]
    public async Task A_request_error_has_the_status_of_its_kind(RequestFailure failure, HttpStatusCodes codes, string accept, int status)
    {
        var response = await SendAsync("""{"query":"{ a }"}""", accept, codes, Failed(failure, "no"));

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(accept));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"errors":[{"message":"no"}]}"""));
    }

    [TestCase("""{"a":1}""", HttpStatusCodes.Spec2025, GraphQL, 200)]
    [TestCase("null", HttpStatusCodes.Spec2025, GraphQL, 200)]
    [TestCase("""{"a":1}""", HttpStatusCodes.Spec2025, Json, 200)]
    [TestCase("""{"a":1}""", HttpStatusCodes.Draft2026, GraphQL, 294)]
    [TestCase("null", HttpStatusCodes.Draft2026, GraphQL, 294)]
    [TestCase("""{"a":1}""", HttpStatusCodes.Draft2026, Json, 294)]
    public async Task A_result_with_errors_is_a_partial_success_in_the_draft_alone(string data, HttpStatusCodes codes, string accept, int status)
    {
        var payload = new ExecutionPayload { HasData = true, DataJson = Encoding.UTF8.GetBytes(data), Errors = [new GraphQLError("no")], Operation = OperationType.Query };

        Assert.That((int)(await SendAsync("""{"query":"{ a }"}""", accept, codes, payload)).StatusCode, Is.EqualTo(status));
    }

    [TestCase(HttpStatusCodes.Spec2025)]
    [TestCase(HttpStatusCodes.Draft2026)]
    public async Task A_result_without_errors_is_200(HttpStatusCodes codes) =>
        Assert.That((int)(await SendAsync("""{"query":"{ a }"}""", GraphQL, codes, Result("{}"))).StatusCode, Is.EqualTo(200));

    [TestCase("{", 400, 400)]
    [TestCase("[]", 400, 422)]
    [TestCase("{}", 400, 422)]
    [TestCase("""{"query":1}""", 400, 422)]
    [TestCase("""{"query":"{ a }","variables":[]}""", 400, 422)]
    [TestCase("""{"query":"{ a }","operationName":1}""", 400, 422)]
    public async Task A_request_that_is_not_well_formed_is_422_in_the_draft_when_it_is_json(string body, int status, int draft)
    {
        Assert.That((int)(await SendAsync(body, Json, HttpStatusCodes.Spec2025, Result("{}"))).StatusCode, Is.EqualTo(status));
        Assert.That((int)(await SendAsync(body, Json, HttpStatusCodes.Draft2026, Result("{}"))).StatusCode, Is.EqualTo(draft));
    }

    private static async Task<HttpResponseMessage> SendAsync(string body, string accept, HttpStatusCodes codes, ExecutionPayload payload)
    {
        await using var app = await Servers.StartAsync(new ScriptedExecutor().Then(payload), o => o.StatusCodes = codes);
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await app.GetTestClient().SendAsync(request);
    }
}
