using System.Text.Json;

namespace Strawberry.AspNetCore.Requests;

/// <summary>Says what kept a text from being read as JSON.</summary>
internal static class JsonProblem
{
    /// <summary>The levels of arrays and objects that are read.</summary>
    public const int MaxDepth = 64;

    public static HttpFailure Of(string what, ReadOnlySpan<byte> json, in Utf8JsonReader reader, JsonException exception)
    {
        // The reader tells a text that nests too deep from one that is wrong in its message alone.
        var next = json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n,:"u8);
        var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return depth >= MaxDepth && next is [(byte)'[' or (byte)'{', ..]
            ? HttpFailure.TooDeep(what, MaxDepth)
            : HttpFailure.NotJson(what, exception.LineNumber, exception.BytePositionInLine);
    }
}
