using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace Strawberry.Testing.Responses;

/// <summary>Reads the payloads of a response one by one, framed as its content type says.</summary>
internal static class ResponseReader
{
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var body = new ResponseBody(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        var problem = new ResponseProblem(response, body);
        var payloads = response.Content.Headers.ContentType is { MediaType: { } mediaType } type
            ? Open(mediaType.ToLowerInvariant(), type, response.IsSuccessStatusCode, body, problem)
            : null;
        if (payloads is null)
        {
            throw await problem.NoGraphQLAsync(cancellationToken).ConfigureAwait(false);
        }

        await foreach (var payload in payloads.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return payload;
        }
    }

    // One result may come with any status, a stream only when the request has been taken.
    private static PayloadReader? Open(string mediaType, MediaTypeHeaderValue type, bool isSuccess, ResponseBody body, ResponseProblem problem) => mediaType switch
    {
        "application/json" or "application/graphql-response+json" => new DocumentReader(body, problem),
        "multipart/mixed" when isSuccess => new PartReader(body, problem, Parameter(type, "boundary") ?? "-", Parameter(type, "subscriptionSpec") is not null),
        "text/event-stream" when isSuccess => new EventReader(body, problem),
        "application/jsonl" or "application/x-ndjson" when isSuccess => new LineReader(body, problem),
        _ => null,
    };

    private static string? Parameter(MediaTypeHeaderValue type, string name)
    {
        foreach (var parameter in type.Parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter.Value?.Trim('"');
            }
        }

        return null;
    }
}
