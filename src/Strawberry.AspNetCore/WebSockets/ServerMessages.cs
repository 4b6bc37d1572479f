using Strawberry.Errors;
using Strawberry.Primitives;
using Strawberry.Serialization;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>Writes the messages of a server.</summary>
internal static class ServerMessages
{
    public static void WriteNext(Utf8Buffer output, SocketProtocol protocol, ReadOnlySpan<byte> idJson, ExecutionPayload payload)
    {
        Begin(output, idJson, protocol.Next);
        output.WriteRaw(",\"payload\":"u8);
        PayloadWriter.Write(payload, output);
        output.WriteByte((byte)'}');
    }

    public static void WriteError(Utf8Buffer output, SocketProtocol protocol, ReadOnlySpan<byte> idJson, IList<GraphQLError> errors)
    {
        Begin(output, idJson, "error"u8);
        output.WriteRaw(",\"payload\":"u8);
        if (protocol.HasSingleErrors)
        {
            PayloadWriter.WriteError(errors[0], output);
        }
        else
        {
            PayloadWriter.WriteErrors(errors, output);
        }

        output.WriteByte((byte)'}');
    }

    public static void WriteComplete(Utf8Buffer output, ReadOnlySpan<byte> idJson)
    {
        Begin(output, idJson, "complete"u8);
        output.WriteByte((byte)'}');
    }

    public static byte[] MakeError(SocketProtocol protocol, ReadOnlySpan<byte> idJson, string message)
    {
        using var output = new Utf8Buffer();
        WriteError(output, protocol, idJson, [new GraphQLError(message)]);
        return output.WrittenSpan.ToArray();
    }

    public static byte[] MakeAck(IEnumerable<KeyValuePair<string, object?>>? payload)
    {
        using var output = new Utf8Buffer();
        output.WriteRaw("{\"type\":\"connection_ack\""u8);
        if (payload is not null)
        {
            output.WriteRaw(",\"payload\":"u8);
            JsonValues.Write(payload, output);
        }

        output.WriteByte((byte)'}');
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A <c>pong</c> that repeats the payload of its <c>ping</c>.</summary>
    public static byte[] MakePong(ReadOnlySpan<byte> payload)
    {
        using var output = new Utf8Buffer(payload.Length + 64);
        output.WriteRaw("{\"type\":\"pong\""u8);
        if (!payload.IsEmpty)
        {
            output.WriteRaw(",\"payload\":"u8);
            output.WriteRaw(payload);
        }

        output.WriteByte((byte)'}');
        return output.WrittenSpan.ToArray();
    }

    private static void Begin(Utf8Buffer output, ReadOnlySpan<byte> idJson, ReadOnlySpan<byte> type)
    {
        output.WriteRaw("{\"id\":"u8);
        output.WriteRaw(idJson);
        output.WriteRaw(",\"type\":\""u8);
        output.WriteRaw(type);
        output.WriteByte((byte)'"');
    }
}
