using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Canonical;

/// <summary>JSON as text in which equal values are equal: keys sorted, numbers in their shortest form.</summary>
internal static class JsonForm
{
    public static string Of(JsonNode? node) => Normalize(node)?.ToJsonString() ?? "null";

    public static JsonNode? Normalize(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                var sorted = new JsonObject();
                foreach (var (key, value) in o.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    sorted[key] = Normalize(value);
                }

                return sorted;
            case JsonArray a:
                return new JsonArray([.. a.Select(Normalize)]);
            case JsonValue v when v.GetValueKind() == JsonValueKind.Number:
                return JsonValue.Create(double.Parse(v.ToJsonString(), CultureInfo.InvariantCulture));
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>The elements as text, sorted.</summary>
    public static string[] Sorted(IEnumerable<JsonNode?> nodes) => [.. nodes.Select(Of).Order(StringComparer.Ordinal)];
}
