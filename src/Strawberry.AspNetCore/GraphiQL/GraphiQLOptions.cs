using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.GraphiQL;

/// <summary>The page that browsers get at an endpoint's URL.</summary>
public sealed class GraphiQLOptions
{
    /// <summary>Whether there is a page; null, the default, for one in the environment Development alone.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The page's title.</summary>
    public string Title { get; set; } = "GraphiQL";

    /// <summary>The document of a new tab; null, the default, for GraphiQL's own greeting.</summary>
    public string? DefaultQuery { get; set; }

    /// <summary>
    /// The URL of subscriptions over WebSocket, absolute or relative to the page's; null, the default, for the endpoint's own, where subscriptions come as
    /// server-sent events when there is no WebSocket.
    /// </summary>
    public string? SubscriptionUrl { get; set; }

    /// <summary>The origin of <see cref="SubscriptionUrl"/> as the content security policy names it, or null when it is the page's own.</summary>
    internal string? SubscriptionOrigin()
    {
        var isOfAHost = SubscriptionUrl?.StartsWith("//", StringComparison.Ordinal) ?? false;
        if (SubscriptionUrl is null || (SubscriptionUrl.StartsWith('/') && !isOfAHost) || !Uri.TryCreate(SubscriptionUrl, UriKind.Absolute, out var url))
        {
            return null;
        }

        var scheme = url.Scheme switch
        {
            "ws" or "http" => "ws",
            "wss" or "https" => "wss",
            _ => throw new InvalidOperationException(
                $"GraphiQL.SubscriptionUrl is \"{SubscriptionUrl}\". It must be an address of ws, wss, http or https, or a path."),
        };
        return $"{scheme}://{new HostString(url.IdnHost, url.Port).ToUriComponent()}";
    }
}
