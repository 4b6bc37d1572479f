namespace Strawberry.AspNetCore;

/// <summary>The answer to a <c>connection_init</c> message.</summary>
public sealed class ConnectionAnswer
{
    private ConnectionAnswer(bool isAccepted, IEnumerable<KeyValuePair<string, object?>>? payload)
    {
        IsAccepted = isAccepted;
        Payload = payload;
    }

    /// <summary>The client may run operations.</summary>
    public static ConnectionAnswer Accepted { get; } = new(true, null);

    /// <summary>The client may not run operations: the connection is closed with 4403.</summary>
    public static ConnectionAnswer Rejected { get; } = new(false, null);

    internal bool IsAccepted { get; }

    internal IEnumerable<KeyValuePair<string, object?>>? Payload { get; }

    /// <summary>The client may run operations, and is told something in the payload of <c>connection_ack</c>; values as in the extensions of an error.</summary>
    public static ConnectionAnswer AcceptedWith(IEnumerable<KeyValuePair<string, object?>> payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return new ConnectionAnswer(true, payload);
    }
}
