using System.Collections.Immutable;
using System.Text.Json;
using Strawberry.Errors;

namespace Strawberry.Testing.Payloads;

/// <summary>Reads errors, wherever a payload of one of the formats has them.</summary>
internal static class PayloadErrors
{
    /// <summary>All errors of a payload.</summary>
    public static IReadOnlyList<GraphQLError> Read(JsonElement payload)
    {
        var errors = new List<GraphQLError>(ReadList(payload));
        foreach (var entry in PayloadShape.List(payload, "incremental"))
        {
            errors.AddRange(ReadList(entry));
        }

        foreach (var notice in PayloadShape.List(payload, "completed"))
        {
            errors.AddRange(ReadList(notice));
        }

        return errors;
    }

    /// <summary>The <c>errors</c> of an object, none when there is no such entry.</summary>
    public static GraphQLError[] ReadList(JsonElement owner) => [.. PayloadShape.List(owner, "errors").Select(ReadOne)];

    private static GraphQLError ReadOne(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String)
        {
            throw new TestClientException($"An error has no message: {error.GetRawText()}");
        }

        return new GraphQLError(message.GetString()!)
        {
            Locations = [.. PayloadShape.List(error, "locations").Select(l => new SourceLocation(l.GetProperty("line").GetInt32(), l.GetProperty("column").GetInt32()))],
            Path = error.TryGetProperty("path", out var path) ? PayloadReading.ReadPath(path) : null,
            Extensions = error.TryGetProperty("extensions", out var extensions) ? ReadMap(extensions) : null,
        };
    }

    /// <summary>The members of an object, scalars as CLR values.</summary>
    public static Dictionary<string, object?> ReadMap(JsonElement map)
    {
        if (map.ValueKind != JsonValueKind.Object)
        {
            throw new TestClientException($"extensions is no object but {map.GetRawText()}");
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            values[member.Name] = ReadValue(member.Value);
        }

        return values;
    }

    private static object? ReadValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Object => ReadMap(value),
        JsonValueKind.Array => value.EnumerateArray().Select(ReadValue).ToList(),
        _ => value,
    };
}
