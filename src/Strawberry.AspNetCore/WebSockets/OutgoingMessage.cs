using Strawberry.Primitives;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>What waits for its turn to be sent. It is written when the turn has come, and not if it is no longer wanted then.</summary>
internal abstract class OutgoingMessage
{
    /// <summary>Writes the message, or gives false when it is not wanted any more.</summary>
    public abstract bool TryWrite(Utf8Buffer output);
}

/// <summary>A message that is about no operation that runs.</summary>
internal sealed class FixedMessage(byte[] json) : OutgoingMessage
{
    public override bool TryWrite(Utf8Buffer output)
    {
        output.WriteRaw(json);
        return true;
    }
}
