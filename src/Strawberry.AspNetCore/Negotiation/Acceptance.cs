using Strawberry.AspNetCore.Responses;

namespace Strawberry.AspNetCore.Negotiation;

/// <summary>What an <c>Accept</c> header comes to.</summary>
/// <param name="Json">The content type of one complete result; null when JSON is not accepted.</param>
/// <param name="Incremental">How an incremental result is sent, and any other when JSON is not accepted; null when all is to be one complete result.</param>
/// <param name="Events">How the events of a subscription are sent; null when they cannot be.</param>
internal sealed record Acceptance(string? Json, StreamType? Incremental, StreamType? Events)
{
    /// <summary>Whether the header accepts nothing that could be sent.</summary>
    public bool IsNothing => Json is null && Incremental is null && Events is null;

    /// <summary>Whether nothing but subscriptions can be answered.</summary>
    public bool IsForSubscriptionsOnly => Json is null && Incremental is null && Events is not null;

    /// <summary>Whether the response is one kind of stream, whatever the operation.</summary>
    public bool IsEventsOnly => Json is null && Events is not null && Incremental?.Framing == Events.Framing;
}

/// <summary>A media type that carries payloads one by one.</summary>
/// <param name="ContentType">The response's content type, with the parameter that the client chose the format by.</param>
/// <param name="Framing">How payloads are framed.</param>
/// <param name="Format">The payload format that the client chose; null for the endpoint's.</param>
internal sealed record StreamType(string ContentType, PayloadFraming Framing, IncrementalFormat? Format);
