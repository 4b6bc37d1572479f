using System.Buffers;
using Strawberry.AspNetCore.Negotiation;

namespace Strawberry.AspNetCore.Responses;

/// <summary>
/// The events of a subscription as parts of <c>multipart/mixed</c>, by Apollo's «multipart subscription protocol» 1.0. A client counts on a heartbeat
/// every five seconds, so this is not an option.
/// </summary>
internal sealed class SubscriptionMultipartFraming : PayloadFraming
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private SubscriptionMultipartFraming()
    {
    }

    public static SubscriptionMultipartFraming Instance { get; } = new();

    public override string MediaType => MediaTypes.Multipart;

    public override string ContentType => MediaTypes.Multipart + ";boundary=\"graphql\";subscriptionSpec=1.0";

    public override TimeSpan GetHeartbeat(Heartbeats heartbeats) => Heartbeat;

    public override void Open(IBufferWriter<byte> output)
    {
        output.Write("\r\n--graphql"u8);
        WriteHeartbeat(output);
    }

    public override void Write(IBufferWriter<byte> output, ExecutionPayload payload)
    {
        output.Write("\r\nContent-Type: application/json\r\n\r\n"u8);
        if (payload.HasData)
        {
            output.Write("{\"payload\":"u8);
            payload.WriteTo(output);
            output.Write("}"u8);
        }
        else
        {
            // There was no event: the subscription itself has failed. The client takes errors beside the payload for the end.
            output.Write("{\"payload\":null,"u8);
            payload.WriteTo(new WithoutFirstByte(output));
        }

        output.Write("\r\n--graphql"u8);
    }

    public override void WriteHeartbeat(IBufferWriter<byte> output) =>
        output.Write("\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql"u8);

    public override void Close(IBufferWriter<byte> output) => output.Write("--\r\n"u8);

    /// <summary>Drops the brace that opens an object, whose members then belong to another.</summary>
    private sealed class WithoutFirstByte(IBufferWriter<byte> output) : IBufferWriter<byte>
    {
        private Memory<byte> _memory;
        private bool _dropped;

        public void Advance(int count)
        {
            if (!_dropped && count > 0)
            {
                _memory.Span[1..count].CopyTo(_memory.Span);
                _dropped = true;
                count--;
            }

            output.Advance(count);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _memory = output.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
