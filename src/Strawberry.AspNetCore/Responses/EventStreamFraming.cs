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

    public override void Open(IBufferWriter<byte> output)
    {
    }

    public override void Write(IBufferWriter<byte> output, ExecutionPayload payload)
    {
        output.Write("event: next\ndata: "u8);
        payload.WriteTo(new SingleLineWriter(output));
        output.Write("\n\n"u8);
    }

    public override void Close(IBufferWriter<byte> output) => output.Write("event: complete\ndata:\n\n"u8);

    /// <summary>Makes line ends of JSON spaces. Inside strings JSON has none; raw values of scalars may have some between tokens.</summary>
    private sealed class SingleLineWriter(IBufferWriter<byte> output) : IBufferWriter<byte>
    {
        private Memory<byte> _memory;

        public void Advance(int count)
        {
            var written = _memory.Span[..count];
            written.Replace((byte)'\n', (byte)' ');
            written.Replace((byte)'\r', (byte)' ');
            output.Advance(count);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _memory = output.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
