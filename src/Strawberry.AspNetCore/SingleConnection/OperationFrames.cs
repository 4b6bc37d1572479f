using System.Buffers;
using System.Text.Json;
using Strawberry.AspNetCore.Negotiation;
using Strawberry.AspNetCore.Responses;
using Strawberry.Errors;

namespace Strawberry.AspNetCore.SingleConnection;

/// <summary>The events of a stream that many operations share: each says whose it is.</summary>
internal static class OperationFrames
{
    public static StreamType Type { get; } = new(MediaTypes.EventStream, EventStreamFraming.Instance, null);

    public static void WriteHeartbeat(IBufferWriter<byte> output) => EventStreamFraming.Instance.WriteHeartbeat(output);

    public static void WriteNext(IBufferWriter<byte> output, JsonEncodedText id, ExecutionPayload payload)
    {
        Begin(output, "next"u8, id);
        output.Write(",\"payload\":"u8);
        payload.WriteTo(new SingleLineWriter(output));
        output.Write("}\n\n"u8);
    }

    public static void WriteComplete(IBufferWriter<byte> output, JsonEncodedText id)
    {
        Begin(output, "complete"u8, id);
        output.Write("}\n\n"u8);
    }

    private static void Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> name, JsonEncodedText id)
    {
        output.Write("event: "u8);
        output.Write(name);
        output.Write("\ndata: {\"id\":\""u8);
        output.Write(id.EncodedUtf8Bytes);
        output.Write("\""u8);
    }

    /// <summary>What a client is told of a failure that is the server's.</summary>
    public static ExecutionPayload Unexpected() => new() { Errors = [new GraphQLError("Unexpected error.")] };
}
