using System.Text.Json.Nodes;
using Strawberry.ConformanceTests.Canonical;
using Strawberry.ConformanceTests.Cases;

namespace Strawberry.ConformanceTests.Execution;

/// <summary>The recorded payloads with the two wanted differences from the recorded engine.</summary>
internal static class Expected
{
    public static IReadOnlyList<JsonObject> Payloads(ConformanceCase @case, CaseFormat format)
    {
        JsonObject[] payloads = [.. @case.Expected[format].Payloads.Select(p => p.DeepClone().AsObject())];
        switch (format)
        {
            case var _ when payloads.Length == 0:
                break;
            case CaseFormat.Incremental2022:
                AddFailingIndexes(payloads);
                break;
            case CaseFormat.PendingCompleted:
                AddCollectedErrors(payloads, @case);
                break;
            default:
                break;
        }

        return payloads;
    }

    /// <summary><c>{"items":null}</c> carries the failing index as the last segment of its path.</summary>
    private static void AddFailingIndexes(JsonObject[] payloads)
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        var root = new JsonObject { ["data"] = payloads[0]["data"]?.DeepClone() };
        foreach (var entry in Entries(payloads, "incremental"))
        {
            var path = entry["path"]!.AsArray();
            var label = entry["label"]?.ToJsonString();
            if (!entry.TryGetPropertyValue("items", out var items))
            {
                if (entry["data"] is JsonObject data && JsonPosition.Find(root["data"], path) is JsonObject target)
                {
                    JsonPosition.Merge(target, data, "", static _ => { });
                }
            }
            else if (items is JsonArray delivered)
            {
                var list = path.DeepClone().AsArray();
                list.RemoveAt(list.Count - 1);
                lengths[JsonForm.Of(list) + label] = (int)path[^1]! + delivered.Count;
            }
            else
            {
                path.Add(JsonValue.Create(
                    lengths.TryGetValue(JsonForm.Of(path) + label, out var length) ? length : ((JsonArray)JsonPosition.Find(root["data"], path)!).Count));
            }
        }
    }

    /// <summary>
    /// A failed part lists all errors collected in it, in execution order, then the one that bubbled. The plain result has them all, as long as
    /// there is one part only and nothing above it was given up earlier.
    /// </summary>
    private static void AddCollectedErrors(JsonObject[] payloads, ConformanceCase @case)
    {
        var isOnePart = @case.Query.Split("@defer").Length == 2 && !@case.Query.Contains("@stream", StringComparison.Ordinal);
        JsonObject[] plain = [.. (@case.Expected[CaseFormat.Plain].Payloads[0]["errors"] as JsonArray ?? []).Select(e => e!.AsObject())];
        var paths = Entries(payloads, "pending").ToDictionary(n => (string)n["id"]!, n => n["path"]!.AsArray());
        foreach (var completed in Entries(payloads, "completed"))
        {
            if (isOnePart && completed["errors"] is JsonArray { Count: 1 } errors)
            {
                completed["errors"] = new JsonArray([.. Collected(plain, errors[0]!.AsObject(), paths[(string)completed["id"]!]), errors[0]!.DeepClone()]);
            }
        }
    }

    /// <summary>The plain result's errors before the one that bubbled, put at the part's position: in a list the plain result has those of one item only.</summary>
    private static IEnumerable<JsonNode> Collected(JsonObject[] plain, JsonObject bubbled, JsonArray part)
    {
        foreach (var error in plain)
        {
            var path = error["path"]!.AsArray();
            if (!IsSameField(path, bubbled["path"]!.AsArray(), part.Count) && IsBelow(path, part))
            {
                var moved = error.DeepClone();
                moved["path"] = new JsonArray([.. part.Concat(path.Skip(part.Count)).Select(s => s!.DeepClone())]);
                yield return moved;
            }
            else
            {
                yield break;
            }
        }
    }

    private static bool IsSameField(JsonArray path, JsonArray other, int skip) =>
        path.Skip(skip).Select(JsonForm.Of).SequenceEqual(other.Skip(skip).Select(JsonForm.Of));

    // An index stands for any index.
    private static bool IsBelow(JsonArray path, JsonArray above) =>
        path.Count > above.Count
        && above.Zip(path).All(p => JsonNode.DeepEquals(p.First, p.Second) || (JsonPosition.IndexOf(p.First) is not null && JsonPosition.IndexOf(p.Second) is not null));

    private static IEnumerable<JsonObject> Entries(IEnumerable<JsonObject> payloads, string key) =>
        payloads.SelectMany(p => p[key] as JsonArray ?? []).Select(e => e!.AsObject());
}
