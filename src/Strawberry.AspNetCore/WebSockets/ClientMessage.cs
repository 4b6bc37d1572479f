using System.Text.Json;
using System.Text.Unicode;
using Strawberry.AspNetCore.Requests;

namespace Strawberry.AspNetCore.WebSockets;

internal enum ClientMessageKind
{
    Unknown,
    Init,
    Ping,
    Pong,
    Subscribe,
    Complete,
    Terminate,
}

/// <summary>A message of a client's, as positions in its bytes: nothing is copied but the id.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The operation it is about; null where it is about none.</param>
/// <param name="IdJson">The id as the client wrote it, quotes included.</param>
/// <param name="Payload">The payload, an object; empty for none.</param>
/// <param name="HasWrongPayload">Whether the payload is something else than an object.</param>
internal readonly record struct ClientMessage(ClientMessageKind Kind, string? Id, Range IdJson, Range Payload, bool HasWrongPayload)
{
    /// <summary>Gives null for what is no message: no JSON, no object, of an unknown type, or without what its type needs.</summary>
    public static ClientMessage? Parse(ReadOnlySpan<byte> utf8, SocketProtocol protocol)
    {
        // The reader itself accepts invalid UTF-8 inside strings.
        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        try
        {
            return Read(utf8, protocol) is { } message && message.IsComplete ? message : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an unpaired surrogate in the id.
            return null;
        }
    }

    private bool IsComplete => Kind switch
    {
        ClientMessageKind.Unknown => false,
        ClientMessageKind.Subscribe => !string.IsNullOrEmpty(Id) && !Payload.Equals(default),
        ClientMessageKind.Complete => !string.IsNullOrEmpty(Id),
        _ => !HasWrongPayload,
    };

    private static ClientMessage? Read(ReadOnlySpan<byte> utf8, SocketProtocol protocol)
    {
        var message = default(ClientMessage);
        // The payload is one level down.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonProblem.MaxDepth + 1 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                {
                    return null;
                }

                // No type needs escapes, so one with escapes is known by none.
                message = message with { Kind = protocol.GetKind(reader.ValueSpan) };
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    message = message with { Id = reader.GetString(), IdJson = (int)reader.TokenStartIndex..(int)reader.BytesConsumed };
                }

                reader.Skip();
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                var type = reader.TokenType;
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                message = message with
                {
                    Payload = type == JsonTokenType.StartObject ? start..(int)reader.BytesConsumed : default,
                    HasWrongPayload = type is not (JsonTokenType.StartObject or JsonTokenType.Null),
                };
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        // Behind the object there may only be white space; anything else is an error of the reader's.
        return reader.Read() ? null : message;
    }
}
