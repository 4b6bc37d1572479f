using System.Globalization;
using System.Text.Json;

namespace Strawberry.Testing.Payloads;

/// <summary>Finds a value of the data by names and indexes with dots between, as <c>article.comments.0.text</c>.</summary>
internal static class DataPath
{
    public static JsonElement Find(JsonElement data, string path)
    {
        var found = data;
        var way = "data";
        foreach (var segment in path.Split('.'))
        {
            found = found.ValueKind switch
            {
                JsonValueKind.Object when found.TryGetProperty(segment, out var field) => field,
                JsonValueKind.Array when IsIndex(segment, out var index) && index < found.GetArrayLength() => found[index],
                JsonValueKind.Object => throw Missing(path, $"{way} has {Join(found)}"),
                JsonValueKind.Array => throw Missing(path, $"{way} is a list of {found.GetArrayLength()}"),
                _ => throw Missing(path, $"{way} is {found.GetRawText()}"),
            };
            way = $"{way}.{segment}";
        }

        return found;
    }

    private static bool IsIndex(string segment, out int index) => int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    private static string Join(JsonElement owner) =>
        string.Join(", ", owner.EnumerateObject().Select(m => m.Name)) is { Length: > 0 } names ? names : "no fields";

    private static TestClientException Missing(string path, string why) => new($"There is no {path} in the data: {why}.");
}
