using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Canonical;

/// <summary>Replays entries that carry their path: the format of 2022, and that of 2020 put into its shape.</summary>
internal sealed class EntryReplay(IReadOnlyList<JsonObject> payloads) : SequenceReplay(payloads)
{
    /// <summary>How a breach begins that is one only where no error explains the null.</summary>
    public const string BelowNull = "below a null";

    protected override string[] UpdateKeys => ["incremental", "hasNext", "extensions"];

    /// <summary>A patch of 2020 as the payload of 2022 that says the same.</summary>
    public static JsonObject FromPatch(JsonObject patch)
    {
        if (!patch.ContainsKey("path"))
        {
            return patch;
        }

        var entry = patch.DeepClone().AsObject();
        entry.Remove("hasNext");
        entry.Remove("extensions");
        return new JsonObject { ["incremental"] = new JsonArray(entry), ["hasNext"] = patch["hasNext"]?.DeepClone() };
    }

    protected override void Apply(JsonObject payload)
    {
        foreach (var entry in EntriesOf(payload, "incremental"))
        {
            Errors.AddRange(ErrorsOf(entry));
            foreach (var (key, _) in entry)
            {
                if (key is not ("data" or "items" or "path" or "label" or "errors" or "extensions"))
                {
                    Violate("unexpected key in an entry: " + key);
                }
            }

            if (entry.ContainsKey("items"))
            {
                ApplyItems(entry);
            }
            else if (IsNextItem(entry["path"]!.AsArray()))
            {
                ApplyItems(new JsonObject
                {
                    ["items"] = new JsonArray(entry["data"]?.DeepClone()),
                    ["path"] = entry["path"]!.DeepClone(),
                    ["label"] = entry["label"]?.DeepClone(),
                });
            }
            else
            {
                ApplyData(entry);
            }
        }
    }

    // In 2020 an item comes as "data" like a fragment; only its index tells that it is a new one.
    private bool IsNextItem(JsonArray path) =>
        JsonPosition.IndexOf(path.LastOrDefault()) is { } index
        && JsonPosition.Find(Data, path.Take(path.Count - 1)) is JsonArray list
        && list.Count == index;

    private void ApplyItems(JsonObject entry)
    {
        var path = entry["path"]!.AsArray();
        if (path.Count == 0 || JsonPosition.IndexOf(path[^1]) is not { } start)
        {
            Violate("the path of a stream does not end in an index");
            return;
        }

        if (entry["items"] is not JsonArray items)
        {
            Note(path, entry["label"], "items", null, ErrorsOf(entry));
            return;
        }

        if (items.Count == 0)
        {
            Violate("empty items");
        }

        JsonNode?[] listPath = [.. path.Take(path.Count - 1)];
        if (JsonPosition.Find(Data, listPath) is not JsonArray list)
        {
            ViolateTarget("items for what is no list", new JsonArray([.. listPath.Select(p => p!.DeepClone())]));
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            Put(list, start + i, items[i]);
            var itemPath = new JsonArray([.. listPath.Select(s => s!.DeepClone()), JsonValue.Create(start + i)]);
            var errors = ErrorsOf(entry).Where(e => IsBelow(e!["path"] as JsonArray, itemPath));
            Note(itemPath, entry["label"], "items", items[i], errors, isItem: true);
        }
    }

    private void ApplyData(JsonObject entry)
    {
        var path = entry["path"]!.AsArray();
        Note(path, entry["label"], "data", entry["data"], ErrorsOf(entry));
        if (entry["data"] is not JsonObject data)
        {
            return;
        }

        if (JsonPosition.Find(Data, path) is JsonObject target)
        {
            JsonPosition.Merge(target, data, "", static _ => { });
        }
        else
        {
            ViolateTarget("data for what is no object", path);
        }
    }

    /// <summary>Parts run on their own: one may deliver below a position that another one's error made null.</summary>
    private void ViolateTarget(string text, JsonArray path) =>
        Violate($"{(JsonPosition.IsBelowNull(Data, [.. path]) ? BelowNull : text)}: {path.ToJsonString()}");

    private void Put(JsonArray list, int index, JsonNode? item)
    {
        if (index > list.Count)
        {
            Violate($"item {index} of a list of {list.Count}");
            return;
        }

        if (index == list.Count)
        {
            list.Add(item?.DeepClone());
        }
        else if (!JsonPosition.MergeInto(list[index], item, "", static _ => { }))
        {
            list[index] = item?.DeepClone();
        }
    }

    private void Note(JsonArray path, JsonNode? label, string kind, JsonNode? content, IEnumerable<JsonNode?> errors, bool isItem = false)
    {
        var outcome = new JsonObject
        {
            ["path"] = path.DeepClone(),
            ["label"] = label?.DeepClone(),
            [kind] = content is null && !isItem ? "failed" : "ok",
        };
        Outcomes.Add(outcome);
        var notice = outcome.DeepClone().AsObject();
        notice["content"] = content?.DeepClone();
        notice["errors"] = new JsonArray([.. JsonForm.Sorted(errors).Select(e => JsonNode.Parse(e))]);
        Notices.Add(notice);
    }

    private static bool IsBelow(JsonArray? path, JsonArray above)
    {
        if (path is null || path.Count < above.Count)
        {
            return false;
        }

        for (var i = 0; i < above.Count; i++)
        {
            if (!JsonNode.DeepEquals(path[i], above[i]))
            {
                return false;
            }
        }

        return true;
    }
}
