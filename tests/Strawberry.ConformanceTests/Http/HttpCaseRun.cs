using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.ConformanceTests.Cases;
using Strawberry.ConformanceTests.Execution;

namespace Strawberry.ConformanceTests.Http;

/// <summary>Runs a case as a client of the conformance server does.</summary>
internal sealed record HttpCaseRun(int Status, string? ContentType, CaseRun Run)
{
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 1_000 };

    public static async Task<HttpCaseRun> Of(HttpClient client, ConformanceCase @case, CaseFormat format)
    {
        using var request = ToMessage(@case, format);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var reader = await PayloadReader.OpenAsync(response);
        var payloads = new List<JsonObject>();
        while ((@case.ReturnAfter == 0 || payloads.Count < @case.ReturnAfter) && await reader.ReadAsync() is { } json)
        {
            payloads.Add(JsonNode.Parse(json, documentOptions: ReadOptions)!.AsObject());
        }

        return new HttpCaseRun((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), new CaseRun(payloads, RequestFailure.None));
    }

    private static HttpRequestMessage ToMessage(ConformanceCase @case, CaseFormat format)
    {
        var body = new JsonObject { ["query"] = Encoding.UTF8.GetString(CaseRun.ToRequest(@case, format).Query.Span) };
        if (@case.Variables is not null)
        {
            body["variables"] = JsonNode.Parse(@case.Variables);
        }

        if (@case.OperationName is not null)
        {
            body["operationName"] = @case.OperationName;
        }

        var message = new HttpRequestMessage(HttpMethod.Post, $"/{@case.Schema}")
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        message.Headers.TryAddWithoutValidation("Accept", ToAccept(@case, format));
        return message;
    }

    // Every client takes JSON for what is one result after all.
    private static string ToAccept(ConformanceCase @case, CaseFormat format)
    {
        var stream = @case.Expected[format].Kind == "subscription" ? "text/event-stream, " : format switch
        {
            CaseFormat.PendingCompleted => "multipart/mixed;incrementalSpec=v0.2, ",
            CaseFormat.Incremental2022 => "multipart/mixed;deferSpec=20220824, ",
            _ => "",
        };
        return stream + "application/graphql-response+json";
    }
}
