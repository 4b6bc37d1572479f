namespace Strawberry.Testing;

/// <summary>How <see cref="HttpTestClient"/> asks for payloads that come one by one.</summary>
public enum HttpStreaming
{
    /// <summary>Incremental results as <c>multipart/mixed</c>, subscriptions as <c>text/event-stream</c>; what is one result, as JSON.</summary>
    Default,

    /// <summary>Incremental results as <c>multipart/mixed</c>, subscriptions by Apollo's multipart protocol; what is one result, as JSON.</summary>
    Multipart,

    /// <summary>Everything as <c>text/event-stream</c>, by the «distinct connections» mode of the graphql-sse protocol.</summary>
    EventStream,

    /// <summary>Everything as <c>application/jsonl</c>, a payload a line.</summary>
    JsonLines,
}
