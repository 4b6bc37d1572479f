using System.Buffers;
using Strawberry.AspNetCore.Negotiation;

namespace Strawberry.AspNetCore.Responses;

/// <summary>
/// Payloads as parts of <c>multipart/mixed</c>. A reader hands over a part when it has seen the delimiter that follows, so the delimiter leaves together
/// with the part before it; some readers wait for the end of the delimiter's line too.
/// </summary>
internal sealed class MultipartFraming : PayloadFraming
{
    private MultipartFraming()
    {
    }

    public static MultipartFraming Instance { get; } = new();

    public override string MediaType => MediaTypes.Multipart;

    public override string ContentType => MediaTypes.Multipart + "; boundary=\"-\"";

    public override TimeSpan GetHeartbeat(Heartbeats heartbeats) => heartbeats.Parts;

    public override void Open(IBufferWriter<byte> output) => output.Write("\r\n---\r\n"u8);

    public override void Write(IBufferWriter<byte> output, ExecutionPayload payload)
    {
        output.Write("Content-Type: application/json; charset=utf-8\r\n\r\n"u8);
        payload.WriteTo(output);

        // Behind the last payload, the line goes on in Close.
        output.Write(payload.HasNext == true ? "\r\n---\r\n"u8 : "\r\n---"u8);
    }

    // Clients of the incremental formats skip an object without members.
    public override void WriteHeartbeat(IBufferWriter<byte> output) =>
        output.Write("Content-Type: application/json; charset=utf-8\r\n\r\n{}\r\n---\r\n"u8);

    public override void Close(IBufferWriter<byte> output) => output.Write("--\r\n"u8);
}
