using System.Buffers;
using Strawberry.AspNetCore.Negotiation;

namespace Strawberry.AspNetCore.Responses;

/// <summary>A payload a line (<c>application/jsonl</c>, and by its older name <c>application/x-ndjson</c>). The end is the end of the response.</summary>
internal sealed class JsonLinesFraming : PayloadFraming
{
    private JsonLinesFraming(string mediaType) => MediaType = mediaType;

    public static JsonLinesFraming JsonLines { get; } = new(MediaTypes.JsonLines);

    public static JsonLinesFraming NewlineDelimited { get; } = new(MediaTypes.NewlineDelimitedJson);

    public override string MediaType { get; }

    public override string ContentType => MediaType;

    // A line is a value: there is none that says nothing, and readers need not skip empty ones.
    public override TimeSpan GetHeartbeat(Heartbeats heartbeats) => TimeSpan.Zero;

    public override void Open(IBufferWriter<byte> output)
    {
    }

    public override void Write(IBufferWriter<byte> output, ExecutionPayload payload)
    {
        payload.WriteTo(new SingleLineWriter(output));
        output.Write("\n"u8);
    }

    public override void WriteHeartbeat(IBufferWriter<byte> output)
    {
    }

    public override void Close(IBufferWriter<byte> output)
    {
    }
}
