using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Strawberry.Primitives;

namespace Strawberry.Incremental.Merging;

/// <summary>Merges patches into a JSON tree. A position that is not there takes nothing: what a null replaced stays null.</summary>
internal static class JsonMerge
{
    /// <summary>The node at the path; null when something on the way is missing or null.</summary>
    public static JsonNode? Find(JsonNode? root, ReadOnlySpan<PathSegment> path)
    {
        var node = root;
        foreach (var segment in path)
        {
            node = (node, segment.Key) switch
            {
                (JsonObject o, { } key) => o[key],
                (JsonArray a, null) when segment.Index < a.Count => a[segment.Index],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>Adds the fields of <paramref name="patch"/> to <paramref name="target"/>, objects and lists in depth.</summary>
    public static void Into(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch.ToArray())
        {
            if (target.TryGetPropertyValue(key, out var present) && IsMerged(present, value))
            {
                continue;
            }

            patch.Remove(key);
            target[key] = value;
        }
    }

    /// <summary>Puts <paramref name="items"/> at <paramref name="start"/> of the list, which may hold some of them from another delivery.</summary>
    public static void IntoAt(JsonArray target, JsonArray items, int start)
    {
        for (var i = 0; items.Count > 0; i++)
        {
            var item = items[0];
            items.RemoveAt(0);
            while (target.Count < start + i)
            {
                target.Add((JsonNode?)null);
            }

            if (target.Count == start + i)
            {
                target.Add(item);
            }
            else if (!IsMerged(target[start + i], item))
            {
                target[start + i] = item;
            }
        }
    }

    public static ImmutableArray<PathSegment> Join(ImmutableArray<PathSegment> path, ImmutableArray<PathSegment> subPath) =>
        subPath.IsDefaultOrEmpty ? path : path.AddRange(subPath);

    private static bool IsMerged(JsonNode? present, JsonNode? value)
    {
        switch (present, value)
        {
            case (JsonObject a, JsonObject b):
                Into(a, b);
                return true;
            case (JsonArray a, JsonArray b):
                IntoAt(a, b, 0);
                return true;
            default:
                return false;
        }
    }
}
