using System.Text.Json.Nodes;

namespace Strawberry.ConformanceSchemas.Torture;

/// <summary>Coerced arguments as JSON with sorted keys; what the client left out is left out.</summary>
internal static class Echo
{
    public static string Of(Filter? filter) => ToJson(filter)?.ToJsonString() ?? "null";

    public static string Of(Odd? odd) => ToJson(odd)?.ToJsonString() ?? "null";

    public static string Of(IReadOnlyList<Color>? colors)
    {
        if (colors is null)
        {
            return "null";
        }

        var names = new JsonArray();
        foreach (var color in colors)
        {
            names.Add((JsonNode?)ToJson(color));
        }

        return names.ToJsonString();
    }

    private static JsonObject? ToJson(Filter? filter)
    {
        if (filter is null)
        {
            return null;
        }

        var json = new JsonObject
        {
            ["color"] = ToJson(filter.Color),
            ["limit"] = filter.Limit,
        };
        if (filter.Nested.HasValue)
        {
            json["nested"] = ToJson(filter.Nested.Value);
        }

        if (filter.Odd.HasValue)
        {
            json["odd"] = ToJson(filter.Odd.Value);
        }

        json["prefix"] = filter.Prefix;
        json["tags"] = ToJson(filter.Tags);
        return json;
    }

    private static JsonValue? ToJson(Odd? odd) => odd is { } value ? JsonValue.Create(value.Value) : null;

    private static JsonValue? ToJson(Color? color) => color switch
    {
        Color.Red => JsonValue.Create("RED"),
        Color.Green => JsonValue.Create("GREEN"),
        Color.Blue => JsonValue.Create("BLUE"),
        _ => null,
    };

    private static JsonArray? ToJson(IReadOnlyList<string>? tags)
    {
        if (tags is null)
        {
            return null;
        }

        var json = new JsonArray();
        foreach (var tag in tags)
        {
            json.Add((JsonNode?)JsonValue.Create(tag));
        }

        return json;
    }
}
