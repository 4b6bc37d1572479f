using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Strawberry.ConformanceTests.Cases;

namespace Strawberry.ConformanceTests.Execution;

/// <summary>Runs a case in one of its three ways and keeps the payloads as JSON.</summary>
internal sealed partial record CaseRun(IReadOnlyList<JsonObject> Payloads, RequestFailure Failure)
{
    // Deeper than any case.
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 1_000 };

    public static async Task<CaseRun> Of(ConformanceCase @case, CaseFormat format)
    {
        var schema = BuiltSchemas.Get(@case.Schema);
        if (format == CaseFormat.Plain && @case.Expected[format].Kind != "subscription")
        {
            var payload = await schema.ExecuteAsync(ToRequest(@case, format));
            return new CaseRun([ToJson(payload)], payload.Failure);
        }

        var payloads = new List<JsonObject>();
        var failure = RequestFailure.None;
        await foreach (var payload in schema.StreamAsync(ToRequest(@case, format)))
        {
            payloads.Add(ToJson(payload));
            failure = payload.Failure;
            if (payloads.Count == @case.ReturnAfter)
            {
                break;
            }
        }

        return new CaseRun(payloads, failure);
    }

    public static GraphQLRequest ToRequest(ConformanceCase @case, CaseFormat format)
    {
        // The plain form of a subscription has the directives taken out; blanks in their place keep the locations.
        var isStripped = format == CaseFormat.Plain && @case.Expected[format].Kind == "subscription";
        return new GraphQLRequest(isStripped ? IncrementalDirective().Replace(@case.Query, m => new string(' ', m.Length)) : @case.Query)
        {
            Variables = @case.Variables,
            OperationName = @case.OperationName,
            SkipValidation = !@case.Validate || isStripped,
            IncrementalFormat = format == CaseFormat.PendingCompleted ? IncrementalFormat.PendingCompleted : IncrementalFormat.Incremental2022,
        };
    }

    public static JsonObject ToJson(ExecutionPayload payload) => JsonNode.Parse(payload.ToJson(), documentOptions: ReadOptions)!.AsObject();

    [GeneratedRegex(@"@(defer|stream)(\([^)]*\))?")]
    private static partial Regex IncrementalDirective();
}
