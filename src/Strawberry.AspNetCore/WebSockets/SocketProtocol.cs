namespace Strawberry.AspNetCore.WebSockets;

/// <summary>A subprotocol: what its messages are called, and in what else it differs.</summary>
internal abstract class SocketProtocol
{
    /// <summary><c>graphql-transport-ws</c>.</summary>
    public static SocketProtocol Transport { get; } = new TransportProtocol();

    /// <summary><c>graphql-ws</c> of subscriptions-transport-ws, which came before.</summary>
    public static SocketProtocol Legacy { get; } = new LegacyProtocol();

    public abstract string Name { get; }

    /// <summary>Whether clients send operations right behind <c>connection_init</c>, so that these have to wait for what becomes of it.</summary>
    public abstract bool IsPipelined { get; }

    /// <summary>Whether the id of an active operation ends that operation instead of the connection.</summary>
    public abstract bool ReplacesDuplicates { get; }

    /// <summary>Whether an <c>error</c> has one error and not a list.</summary>
    public abstract bool HasSingleErrors { get; }

    /// <summary>The type of messages with a result.</summary>
    public abstract ReadOnlySpan<byte> Next { get; }

    /// <summary>The message that keeps a connection alive.</summary>
    public abstract byte[] KeepAlive { get; }

    /// <summary>Whether a keep-alive follows the acknowledgement at once.</summary>
    public abstract bool KeepsAliveAtOnce { get; }

    /// <summary>The message that a rejected client gets before the connection is closed, or null.</summary>
    public abstract byte[]? Rejection { get; }

    public abstract ClientMessageKind GetKind(ReadOnlySpan<byte> type);

    private sealed class TransportProtocol : SocketProtocol
    {
        public override string Name => "graphql-transport-ws";

        public override bool IsPipelined => false;

        public override bool ReplacesDuplicates => false;

        public override bool HasSingleErrors => false;

        public override ReadOnlySpan<byte> Next => "next"u8;

        public override byte[] KeepAlive { get; } = """{"type":"ping"}"""u8.ToArray();

        public override bool KeepsAliveAtOnce => false;

        public override byte[]? Rejection => null;

        public override ClientMessageKind GetKind(ReadOnlySpan<byte> type) =>
            type.SequenceEqual("subscribe"u8) ? ClientMessageKind.Subscribe
            : type.SequenceEqual("complete"u8) ? ClientMessageKind.Complete
            : type.SequenceEqual("ping"u8) ? ClientMessageKind.Ping
            : type.SequenceEqual("pong"u8) ? ClientMessageKind.Pong
            : type.SequenceEqual("connection_init"u8) ? ClientMessageKind.Init
            : ClientMessageKind.Unknown;
    }

    private sealed class LegacyProtocol : SocketProtocol
    {
        public override string Name => "graphql-ws";

        public override bool IsPipelined => true;

        public override bool ReplacesDuplicates => true;

        public override bool HasSingleErrors => true;

        public override ReadOnlySpan<byte> Next => "data"u8;

        public override byte[] KeepAlive { get; } = """{"type":"ka"}"""u8.ToArray();

        public override bool KeepsAliveAtOnce => true;

        public override byte[]? Rejection { get; } = """{"type":"connection_error","payload":{"message":"Forbidden"}}"""u8.ToArray();

        public override ClientMessageKind GetKind(ReadOnlySpan<byte> type) =>
            type.SequenceEqual("start"u8) ? ClientMessageKind.Subscribe
            : type.SequenceEqual("stop"u8) ? ClientMessageKind.Complete
            : type.SequenceEqual("connection_init"u8) ? ClientMessageKind.Init
            : type.SequenceEqual("connection_terminate"u8) ? ClientMessageKind.Terminate
            : ClientMessageKind.Unknown;
    }
}
