using System.Text.Json;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>Keeps the payload of <c>connection_init</c> with the connection's context.</summary>
internal sealed record ConnectionInitFeature(JsonElement? Payload);
