using System.Text.Json.Nodes;

namespace Strawberry.ConformanceTests.Canonical;

/// <summary>Positions in a result, and merging at them.</summary>
internal static class JsonPosition
{
    /// <summary>The node at the path; null when there is none.</summary>
    public static JsonNode? Find(JsonNode? root, IEnumerable<JsonNode?> path)
    {
        var node = root;
        foreach (var step in path)
        {
            node = (node, IndexOf(step)) switch
            {
                (JsonObject o, null) => o[(string)step!],
                (JsonArray a, { } index) when index < a.Count => a[index],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>The list index that the step is, or null for a name.</summary>
    public static int? IndexOf(JsonNode? step) => step is JsonValue value && value.TryGetValue<int>(out var index) ? index : null;

    /// <summary>Whether there is a null on the way to the position.</summary>
    public static bool IsBelowNull(JsonNode? root, IReadOnlyList<JsonNode?> path)
    {
        for (var length = 0; length <= path.Count; length++)
        {
            var parent = length == 0 ? null : Find(root, path.Take(length - 1));
            var isThere = length == 0
                || (parent is JsonObject o && o.ContainsKey((string)path[length - 1]!))
                || (parent is JsonArray a && IndexOf(path[length - 1]) < a.Count);
            if (!isThere)
            {
                return false;
            }

            if (Find(root, path.Take(length)) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Merges in depth; <paramref name="onDuplicate"/> hears of each leaf that is there already.</summary>
    public static void Merge(JsonObject target, JsonObject patch, string path, Action<string> onDuplicate)
    {
        foreach (var (key, value) in patch)
        {
            var position = path + "." + key;
            if (!target.TryGetPropertyValue(key, out var present))
            {
                target[key] = value?.DeepClone();
            }
            else if (!MergeInto(present, value, position, onDuplicate))
            {
                onDuplicate(position);
                target[key] = value?.DeepClone();
            }
        }
    }

    /// <summary>Merges objects and lists in depth. False: the two are neither.</summary>
    public static bool MergeInto(JsonNode? present, JsonNode? value, string position, Action<string> onDuplicate)
    {
        switch (present, value)
        {
            case (JsonObject a, JsonObject b):
                Merge(a, b, position, onDuplicate);
                return true;
            case (JsonArray a, JsonArray b):
                MergeLists(a, b, position, onDuplicate);
                return true;
            default:
                return false;
        }
    }

    private static void MergeLists(JsonArray target, JsonArray patch, string path, Action<string> onDuplicate)
    {
        for (var i = 0; i < patch.Count; i++)
        {
            if (i >= target.Count)
            {
                target.Add(patch[i]?.DeepClone());
            }
            else if (!MergeInto(target[i], patch[i], $"{path}[{i}]", onDuplicate))
            {
                onDuplicate($"{path}[{i}]");
                target[i] = patch[i]?.DeepClone();
            }
        }

        if (patch.Count == 0)
        {
            onDuplicate(path);
        }
    }
}
