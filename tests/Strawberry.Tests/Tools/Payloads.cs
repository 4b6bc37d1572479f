using NUnit.Framework;

namespace Strawberry.Tests.Tools;

/// <summary>Payloads as JSON text.</summary>
internal static class Payloads
{
    public static async Task<string[]> ToJsonAsync(this IAsyncEnumerable<ExecutionPayload> payloads)
    {
        var texts = new List<string>();
        await foreach (var payload in payloads)
        {
            texts.Add(payload.ToJson());
        }

        return [.. texts];
    }

    public static async Task<string> ExecuteJsonAsync(this Schema schema, string query) => (await schema.ExecuteAsync(query)).ToJson();

    public static async Task<string> ExecuteJsonAsync(this Schema schema, GraphQLRequest request) => (await schema.ExecuteAsync(request)).ToJson();

    /// <summary>The next payload, which there must be.</summary>
    public static async Task<string> NextAsync(this IAsyncEnumerator<ExecutionPayload> payloads)
    {
        Assert.That(await payloads.MoveNextAsync(), Is.True);
        return payloads.Current.ToJson();
    }
}
