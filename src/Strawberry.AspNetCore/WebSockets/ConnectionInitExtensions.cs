using System.Text.Json;
using Strawberry.AspNetCore.WebSockets;

// The namespace of HttpContext, so that a resolver finds the method without a using.
namespace Microsoft.AspNetCore.Http;

/// <summary>What a WebSocket client said when it connected.</summary>
public static class ConnectionInitExtensions
{
    /// <summary>The payload of the connection's <c>connection_init</c> message, an object; null when it had none, and null for requests that came by no WebSocket.</summary>
    public static JsonElement? GetConnectionInit(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ConnectionInitFeature>()?.Payload;
    }
}
