using System.Buffers;

namespace Strawberry.AspNetCore.Responses;

/// <summary>Frames a sequence of payloads for a media type. Stateless: one instance serves all responses.</summary>
internal abstract class PayloadFraming
{
    public abstract string MediaType { get; }

    public abstract string ContentType { get; }

    /// <summary>Whether a request error is a frame like any other, because its clients can read no other status than 200.</summary>
    public virtual bool CarriesRequestErrors => false;

    /// <summary>How often a stream without payloads shows that it is alive; zero for never.</summary>
    public abstract TimeSpan GetHeartbeat(Heartbeats heartbeats);

    /// <summary>Writes what comes before the first payload.</summary>
    public abstract void Open(IBufferWriter<byte> output);

    /// <summary>Writes a payload and all that its reader waits for.</summary>
    public abstract void Write(IBufferWriter<byte> output, ExecutionPayload payload);

    /// <summary>Writes a frame that says nothing.</summary>
    public abstract void WriteHeartbeat(IBufferWriter<byte> output);

    /// <summary>Writes what comes behind the last payload.</summary>
    public abstract void Close(IBufferWriter<byte> output);
}
