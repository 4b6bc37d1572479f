using System.Text.Json;

namespace Strawberry.Testing.Payloads;

/// <summary>What a payload of any transport looks like.</summary>
internal static class PayloadShape
{
    private static readonly string[] Members = ["data", "errors", "incremental", "completed", "hasNext"];

    /// <summary>Whether this can be a payload: an object with at least one of the members that say something.</summary>
    public static bool IsPayload(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var member in Members)
        {
            if (json.TryGetProperty(member, out _))
            {
                return true;
            }
        }

        return false;
    }

    public static bool? HasNext(JsonElement json) =>
        !json.TryGetProperty("hasNext", out var hasNext) ? null
        : hasNext.ValueKind is JsonValueKind.True or JsonValueKind.False ? hasNext.GetBoolean()
        : throw new TestClientException($"hasNext is no boolean in {json.GetRawText()}");

    /// <summary>The members of a list that may not be there.</summary>
    public static JsonElement.ArrayEnumerator List(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var list) ? default
        : list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
        : throw new TestClientException($"{name} is no list in {json.GetRawText()}");
}
