namespace Strawberry.AspNetCore;

/// <summary>How an endpoint behaves over WebSockets. Read once, when the endpoint is mapped.</summary>
public sealed class GraphQLWebSocketOptions
{
    /// <summary>Whether WebSockets are taken at all. On by default.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Decides on a <c>connection_init</c> message: accepts the connection, with or without a payload for the client, or rejects it, which closes it with 4403.
    /// What it sets on the <c>HttpContext</c>, the user for instance, is what later operations see. Its token fires when the client leaves. Null, the
    /// default, accepts every connection.
    /// </summary>
    public Func<ConnectionInit, CancellationToken, ValueTask<ConnectionAnswer>>? OnConnect { get; set; }

    /// <summary>
    /// Origins of web pages that may connect besides pages of the endpoint's own host, as <c>https://example.com</c>; <c>*</c> for all. A page of another
    /// origin is refused with 403. Clients that are no browsers send no origin and may always connect.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>How long a connection may wait with its <c>connection_init</c> before it is closed with 4408; zero or less for ever. 10 seconds by default.</summary>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most operations of one connection at a time; one more is answered with an error. Zero or less lifts the limit. 100 by default.</summary>
    public int MaxOperations { get; set; } = 100;

    /// <summary>The most bytes of one message from the client; a larger one closes the connection with 1009. Zero or less lifts the limit. 1 MiB by default.</summary>
    public int MaxMessageSize { get; set; } = 1024 * 1024;

    /// <summary>The payload format of incremental results for clients that name none; null, the default, for the endpoint's.</summary>
    public IncrementalFormat? IncrementalFormat { get; set; }

    /// <summary>How often the server sends <c>ping</c> messages of the protocol; null, the default, for never. The frames of <see cref="KeepAliveInterval"/> suffice for most.</summary>
    public TimeSpan? PingInterval { get; set; }

    /// <summary>How often a silent connection is probed by a ping frame; zero for never. 15 seconds by default.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may leave a ping frame unanswered before the connection counts as lost. 30 seconds by default.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the client may take to answer when the server closes the connection, before the server hangs up. 5 seconds by default.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the older subprotocol <c>graphql-ws</c> of subscriptions-transport-ws is spoken too. Off by default.</summary>
    public bool AllowLegacyWebSocket { get; set; }
}
