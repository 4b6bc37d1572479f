using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore;

/// <summary>The <c>connection_init</c> message of a WebSocket client.</summary>
public sealed class ConnectionInit
{
    internal ConnectionInit(HttpContext httpContext, JsonElement? payload)
    {
        HttpContext = httpContext;
        Payload = payload;
    }

    /// <summary>The context of the handshake, which lives as long as the connection and which all its operations share.</summary>
    public HttpContext HttpContext { get; }

    /// <summary>The message's payload, an object; null when it has none.</summary>
    public JsonElement? Payload { get; }

    /// <summary>The string under a name in the payload; null when there is none.</summary>
    public string? GetString(string name) =>
        Payload is { } payload && payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
