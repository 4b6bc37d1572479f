using System.Net.WebSockets;
using System.Text;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>How a connection is closed: the codes and words of graphql-transport-ws, and those of RFC 6455.</summary>
internal sealed record SocketClose(int Code, string? Reason)
{
    // A close frame has 125 bytes, two of them for the code.
    private const int MaxReasonBytes = 123;

    public static SocketClose GoingAway { get; } = new((int)WebSocketCloseStatus.EndpointUnavailable, "Server is shutting down");

    public static SocketClose Normal { get; } = new((int)WebSocketCloseStatus.NormalClosure, null);

    public static SocketClose InvalidMessage { get; } = new(4400, "Invalid message received");

    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    public static SocketClose Forbidden { get; } = new(4403, "Forbidden");

    public static SocketClose SubprotocolNotAcceptable { get; } = new(4406, "Subprotocol not acceptable");

    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static SocketClose TooManyInits { get; } = new(4429, "Too many initialisation requests");

    public static SocketClose InternalError { get; } = new(4500, "Internal server error");

    public static SocketClose TooLarge(int limit) => new((int)WebSocketCloseStatus.MessageTooBig, $"The message is larger than {limit} bytes");

    public static SocketClose Duplicate(string id) => new(4409, Shorten(id));

    /// <summary>The answer to a client's close: its own code, where a frame may carry it.</summary>
    public static SocketClose Echo(WebSocketCloseStatus? status) => (int?)status is { } code && IsSendable(code) ? new(code, null) : Normal;

    private static bool IsSendable(int code) => code is 1005 or (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    private static string Shorten(string id)
    {
        const string Before = "Subscriber for ";
        const string After = " already exists";
        const string Cut = "…";
        var room = MaxReasonBytes - Before.Length - After.Length;
        if (Encoding.UTF8.GetByteCount(id) <= room)
        {
            return Before + id + After;
        }

        var length = 0;
        var bytes = Encoding.UTF8.GetByteCount(Cut);
        foreach (var rune in id.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > room)
            {
                break;
            }

            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return string.Concat(Before, id.AsSpan(0, length), Cut, After);
    }
}
