using System.Text.Json.Nodes;
using Strawberry.ConformanceTests.Canonical;

namespace Strawberry.ConformanceTests.Properties;

/// <summary>
/// Holds what a client merged from payloads against the plain result of the same operation. They are equal but for two things, each with its
/// evidence: where the plain result has a null that an error put there, the client may hold more, as delivered data is never taken back; and
/// below a part that failed the client may hold less.
/// </summary>
internal sealed class Consistency
{
    private readonly string[] _plainErrors;
    private readonly string[] _failedParts;
    private readonly List<string> _differences = [];

    private Consistency(JsonObject plain, IReadOnlyList<JsonObject> payloads)
    {
        _plainErrors = [.. Errors(plain).Select(e => PathText(e["path"]))];
        _failedParts = [.. FailedParts(payloads)];
    }

    /// <summary>Whether the plain result has a null that did not stay where its error was, or a list whose source failed.</summary>
    public static bool HasPropagation(JsonObject plain) =>
        Errors(plain).Any(e => e["path"] is JsonArray path && (IsAbove(plain["data"], path) || JsonPosition.IndexOf(path.LastOrDefault()) is null && IsSourceFailure(e)));

    public static IReadOnlyList<string> FindDifferences(JsonObject plain, IReadOnlyList<JsonObject> payloads, string mergedData)
    {
        var consistency = new Consistency(plain, payloads);
        consistency.Compare(plain["data"], JsonNode.Parse(mergedData), "");
        return consistency._differences;
    }

    /// <summary>Message and path of the errors, without repetition: the older formats run a field once a fragment.</summary>
    public static string[] DistinctErrors(IEnumerable<JsonObject> errors) =>
        [.. errors.Select(e => PathText(e["path"]) + " " + e["message"]).Distinct().Order(StringComparer.Ordinal)];

    public static IEnumerable<JsonObject> Errors(JsonObject json) => (json["errors"] as JsonArray ?? []).Select(e => e!.AsObject());

    private static bool IsSourceFailure(JsonObject error) => ((string)error["message"]!).StartsWith("gen failed", StringComparison.Ordinal);

    private static bool IsAbove(JsonNode? data, JsonArray path)
    {
        JsonNode?[] parent = [.. path.Take(path.Count - 1)];
        return JsonPosition.Find(data, parent) is null;
    }

    private void Compare(JsonNode? plain, JsonNode? merged, string path)
    {
        switch (plain, merged)
        {
            case (JsonObject a, JsonObject b):
                CompareObjects(a, b, path);
                break;
            case (JsonArray a, JsonArray b):
                CompareLists(a, b, path);
                break;
            default:
                if (!JsonNode.DeepEquals(plain, merged) && !(plain is null && IsNulledByError(path)))
                {
                    _differences.Add($"{path}: plain {JsonForm.Of(plain)}, merged {JsonForm.Of(merged)}");
                }

                break;
        }
    }

    private void CompareObjects(JsonObject plain, JsonObject merged, string path)
    {
        foreach (var (key, value) in plain)
        {
            var position = $"{path}/{key}";
            if (merged.TryGetPropertyValue(key, out var other))
            {
                Compare(value, other, position);
            }
            else if (!IsBelowFailedPart(path))
            {
                _differences.Add($"{position}: missing");
            }
        }

        foreach (var (key, _) in merged)
        {
            if (!plain.ContainsKey(key))
            {
                _differences.Add($"{path}/{key}: not in the plain result");
            }
        }
    }

    private void CompareLists(JsonArray plain, JsonArray merged, string path)
    {
        for (var i = 0; i < Math.Min(plain.Count, merged.Count); i++)
        {
            Compare(plain[i], merged[i], $"{path}/{i}");
        }

        if (merged.Count > plain.Count || (merged.Count < plain.Count && !IsBelowFailedPart(path)))
        {
            _differences.Add($"{path}: plain has {plain.Count} items, merged {merged.Count}");
        }
    }

    private bool IsNulledByError(string path) => _plainErrors.Any(e => e == path || e.StartsWith(path + "/", StringComparison.Ordinal));

    private bool IsBelowFailedPart(string path) => _failedParts.Any(p => path == p || path.StartsWith(p + "/", StringComparison.Ordinal));

    private static string PathText(JsonNode? path) => string.Concat((path as JsonArray ?? []).Select(s => "/" + s));

    private static IEnumerable<string> FailedParts(IReadOnlyList<JsonObject> payloads)
    {
        var pending = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var payload in payloads)
        {
            foreach (var notice in Entries(payload, "pending"))
            {
                pending[(string)notice["id"]!] = PathText(notice["path"]);
            }

            foreach (var completed in Entries(payload, "completed").Where(c => c.ContainsKey("errors")))
            {
                yield return pending[(string)completed["id"]!];
            }

            var entries = payload.ContainsKey("path") ? [payload] : Entries(payload, "incremental");
            foreach (var entry in entries.Where(e => e.ContainsKey("path") && (e["items"] ?? e["data"]) is null))
            {
                var path = entry["path"]!.AsArray();
                JsonNode?[] part = JsonPosition.IndexOf(path.LastOrDefault()) is null || !entry.ContainsKey("items") && !payload.ContainsKey("path")
                    ? [.. path]
                    : [.. path.Take(path.Count - 1)];
                yield return string.Concat(part.Select(s => "/" + s));
            }
        }
    }

    private static IEnumerable<JsonObject> Entries(JsonObject payload, string key) => (payload[key] as JsonArray ?? []).Select(e => e!.AsObject());
}
