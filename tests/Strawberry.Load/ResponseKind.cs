namespace Strawberry.Load;

/// <summary>A kind of response that stays open.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Accept">What its client accepts; null over a WebSocket.</param>
/// <param name="IsHttp2">Whether it is asked for over HTTP/2.</param>
/// <param name="IsStream">Whether it is a streamed list; else it is a subscription.</param>
internal sealed record ResponseKind(string Name, string? Accept, bool IsHttp2, bool IsStream)
{
    private const string Multipart = "multipart/mixed";
    private const string Events = "text/event-stream";
    private const string MultipartEvents = "multipart/mixed;subscriptionSpec=1.0";

    public static IReadOnlyList<ResponseKind> Streams { get; } =
    [
        new("@stream, multipart/mixed", Multipart, false, true),
        new("@stream, multipart/mixed, HTTP/2", Multipart, true, true),
        new("@stream, events", Events, false, true),
        new("@stream, events, HTTP/2", Events, true, true),
        new("@stream, WebSocket", null, false, true),
    ];

    public static IReadOnlyList<ResponseKind> Subscriptions { get; } =
    [
        new("subscription, WebSocket", null, false, false),
        new("subscription, events", Events, false, false),
        new("subscription, events, HTTP/2", Events, true, false),
        new("subscription, multipart/mixed", MultipartEvents, false, false),
        new("subscription, multipart/mixed, HTTP/2", MultipartEvents, true, false),
    ];

    /// <summary>What is in every payload that brings something, and nowhere else.</summary>
    public byte[] Marker => IsStream ? "\"comment-post-1-"u8.ToArray() : "\"count\":"u8.ToArray();

    public string Query(TimeSpan interval)
    {
        var arguments = $"{(IsStream ? "count" : "to")}: {int.MaxValue}, delayMs: {interval.TotalMilliseconds}";
        return IsStream
            ? $"{{ blogPost(id: \\\"post-1\\\") {{ comments({arguments}) @stream {{ id text }} }} }}"
            : $"subscription {{ count({arguments}) }}";
    }

    public Client MakeClient() => Accept is null ? new SocketClient(this) : new HttpResponseClient(this);
}
