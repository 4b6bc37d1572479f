using System.Globalization;
using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Canonical;

/// <summary>Replays <c>pending</c>, <c>incremental</c> and <c>completed</c>.</summary>
internal sealed class PendingReplay(IReadOnlyList<JsonObject> payloads) : SequenceReplay(payloads)
{
    private readonly Dictionary<string, JsonObject> _pending = new(StringComparer.Ordinal);
    private int _announced;

    protected override string[] UpdateKeys => ["pending", "incremental", "completed", "hasNext", "extensions"];

    protected override void Apply(JsonObject payload)
    {
        var announced = EntriesOf(payload, "pending").ToArray();
        if (payload.ContainsKey("data") && announced.Length == 0)
        {
            Violate("the initial payload announces nothing");
        }

        foreach (var notice in announced)
        {
            Announce(notice);
        }

        foreach (var entry in EntriesOf(payload, "incremental"))
        {
            ApplyEntry(entry);
        }

        foreach (var notice in EntriesOf(payload, "completed"))
        {
            Complete(notice);
        }

        foreach (var notice in announced)
        {
            if (JsonPosition.Find(Data, notice["path"]!.AsArray()) is not (JsonObject or JsonArray))
            {
                Violate($"pending path {notice["path"]!.ToJsonString()} is not in the data");
            }
        }
    }

    protected override void Finish()
    {
        foreach (var notice in _pending.Values)
        {
            Violate("never completed: " + notice.ToJsonString());
        }
    }

    private void Announce(JsonObject notice)
    {
        var id = (string)notice["id"]!;
        if (id != _announced++.ToString(CultureInfo.InvariantCulture))
        {
            Violate("ids are not consecutive: " + id);
        }

        if (!_pending.TryAdd(id, notice))
        {
            Violate("id announced twice: " + id);
        }
    }

    private void ApplyEntry(JsonObject entry)
    {
        Errors.AddRange(ErrorsOf(entry));
        if (!_pending.TryGetValue((string)entry["id"]!, out var notice))
        {
            Violate("incremental for an id that is not pending: " + entry["id"]);
            return;
        }

        JsonNode?[] path = [.. notice["path"]!.AsArray(), .. entry["subPath"] as JsonArray ?? []];
        var target = JsonPosition.Find(Data, path);
        if (entry["items"] is JsonArray items)
        {
            if (items.Count == 0)
            {
                Violate("empty items");
            }

            if (target is not JsonArray list)
            {
                Violate("items for what is no list");
                return;
            }

            foreach (var item in items)
            {
                list.Add(item?.DeepClone());
            }
        }
        else if (target is JsonObject parent && entry["data"] is JsonObject data)
        {
            JsonPosition.Merge(parent, data, "", p => Violate("delivered twice: " + p));
        }
        else
        {
            Violate("data for what is no object: " + entry.ToJsonString());
        }
    }

    private void Complete(JsonObject completed)
    {
        if (!_pending.Remove((string)completed["id"]!, out var notice))
        {
            Violate("completed for an id that is not pending: " + completed["id"]);
            return;
        }

        var errors = ErrorsOf(completed);
        Errors.AddRange(errors);
        var outcome = new JsonObject
        {
            ["path"] = notice["path"]!.DeepClone(),
            ["label"] = notice["label"]?.DeepClone(),
            ["outcome"] = errors.Count == 0 ? "ok" : "failed",
        };
        Outcomes.Add(outcome);
        var full = outcome.DeepClone().AsObject();
        full["errors"] = new JsonArray([.. JsonForm.Sorted(errors).Select(e => JsonNode.Parse(e))]);
        Notices.Add(full);
    }
}
