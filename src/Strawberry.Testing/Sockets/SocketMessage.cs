using System.Text.Json;
using System.Text.Unicode;
using Strawberry.Primitives;
using Strawberry.Testing.Payloads;

namespace Strawberry.Testing.Sockets;

/// <summary>A message of the server's.</summary>
/// <param name="Type">The <c>type</c>.</param>
/// <param name="Id">The operation's id; empty for messages of the connection.</param>
/// <param name="Payload">The payload; undefined for none.</param>
internal readonly record struct SocketMessage(string Type, string Id, JsonElement Payload)
{
    public static SocketMessage Parse(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8) && ReadObject(utf8) is { } json && Text(json, "type") is { } type)
        {
            var payload = json.TryGetProperty("payload", out var value) ? value : default;
            var id = Text(json, "id");
            var isComplete = type switch
            {
                "next" => id is not null && payload.ValueKind == JsonValueKind.Object,
                "error" => id is not null && payload.ValueKind == JsonValueKind.Array && payload.GetArrayLength() > 0,
                "complete" => id is not null,
                "connection_ack" or "ping" or "pong" => payload.ValueKind is JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined,
                _ => false,
            };
            if (isComplete)
            {
                return new SocketMessage(type, id ?? "", payload);
            }
        }

        throw new TestClientException($"The server sent what is no message of {WebSocketTestClient.SubProtocol}: {PayloadSequence.Shorten(utf8)}");
    }

    private static JsonElement? ReadObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonElement.Parse(utf8, ResultJson.Options) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
