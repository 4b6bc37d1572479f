using System.Text;
using System.Text.Json;

namespace Strawberry.Testing.Requests;

/// <summary>Reads an object that a test gives as text, as JSON or as a dictionary.</summary>
internal static class JsonObjects
{
    /// <summary>The object, be it JSON or a dictionary without its files, which go to <paramref name="files"/>; null when none is given.</summary>
    public static object? Read(RequestVariables values, string name, FileCollection files) => values.Value switch
    {
        null => null,
        string text => Parse(Encoding.UTF8.GetBytes(text), name),
        ReadOnlyMemory<byte> utf8 => Parse(utf8.Span, name),
        JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        JsonElement { ValueKind: JsonValueKind.Object } json => json,
        JsonElement json => throw NoObject(name, json.GetRawText()),
        var map => files.Take(map, name),
    };

    private static object? Parse(ReadOnlySpan<byte> utf8, string name)
    {
        if (utf8.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(utf8) is { ValueKind: JsonValueKind.Object } json ? json : throw NoObject(name, Encoding.UTF8.GetString(utf8));
        }
        catch (JsonException e)
        {
            throw new TestClientException($"The {name} are no JSON: {e.Message}", e);
        }
    }

    private static TestClientException NoObject(string name, string json) => new($"The {name} are no JSON object but {json}");
}
