using System.Buffers;
using Strawberry.AspNetCore.Negotiation;

namespace Strawberry.AspNetCore.Responses;

/// <summary>
/// Payloads as server-sent events, by the «distinct connections» mode of the graphql-sse protocol. The last event has an empty <c>data</c> line: browsers drop
/// events without data.
/// </summary>
internal sealed class EventStreamFraming : PayloadFraming
{
    private EventStreamFraming()
    {
    }

    public static EventStreamFraming Instance { get; } = new();

    public override string MediaType => MediaTypes.EventStream;

    public override string ContentType => MediaTypes.EventStream;

    public override bool CarriesRequestErrors => true;

    public override TimeSpan GetHeartbeat(Heartbeats heartbeats) => heartbeats.Events;

    // Some browsers show a response only when there is a byte behind its headers.
    public override void Open(IBufferWriter<byte> output) => WriteHeartbeat(output);

    public override void Write(IBufferWriter<byte> output, ExecutionPayload payload)
    {
        output.Write("event: next\ndata: "u8);
        payload.WriteTo(new SingleLineWriter(output));
        output.Write("\n\n"u8);
    }

    // A comment: readers of events skip it.
    public override void WriteHeartbeat(IBufferWriter<byte> output) => output.Write(":\n\n"u8);

    public override void Close(IBufferWriter<byte> output) => output.Write("event: complete\ndata:\n\n"u8);
}
