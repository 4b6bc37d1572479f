namespace Strawberry.Testing;

/// <summary>How <see cref="WebSocketTestClient"/> connects and asks.</summary>
public sealed class WebSocketTestOptions
{
    /// <summary>The endpoint's URL; <c>ws://localhost/graphql</c> by default, as a <c>TestServer</c> has it.</summary>
    public Uri Url { get; init; } = new("ws://localhost/graphql");

    /// <summary>The payload of <c>connection_init</c>: the text of a JSON object, JSON or a dictionary. None by default.</summary>
    public RequestVariables InitPayload { get; init; }

    /// <summary>Headers of the handshake. A delegate that opens sockets sets its own.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The payload format of incremental results, asked for in the <c>extensions</c> of each operation; null, the default, for the endpoint's.</summary>
    public IncrementalFormat? Format { get; init; }

    /// <summary>The clock of <see cref="ReceivedPayload.Elapsed"/>; that of the system by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for the server to take the connection and for each payload, by the system's clock; 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
