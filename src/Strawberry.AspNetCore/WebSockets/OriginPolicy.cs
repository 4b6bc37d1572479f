using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>
/// Whether the page that opens a WebSocket may do so. Browsers let any page connect to any host and send its cookies along; all that tells pages apart is the
/// <c>Origin</c> header, which they set themselves (RFC 6455, section 10.2).
/// </summary>
internal sealed class OriginPolicy
{
    private readonly HashSet<string> _allowed = new(StringComparer.OrdinalIgnoreCase);

    public OriginPolicy(IEnumerable<string> allowed)
    {
        foreach (var origin in allowed)
        {
            _allowed.Add(origin.TrimEnd('/'));
        }
    }

    public bool Allows(HttpRequest request)
    {
        var header = request.Headers.Origin;
        if (header.Count == 0)
        {
            return true;
        }

        return header is [{ } origin] && (IsOwn(request, origin) || _allowed.Contains(origin) || _allowed.Contains("*"));
    }

    // A proxy may have taken off the encryption, so a page that came encrypted is no stranger here; a page that came without is one to an encrypted endpoint.
    private static bool IsOwn(HttpRequest request, string origin)
    {
        const string Secure = "https://";
        const string Insecure = "http://";
        var prefix = origin.StartsWith(Secure, StringComparison.OrdinalIgnoreCase) ? Secure
            : !request.IsHttps && origin.StartsWith(Insecure, StringComparison.OrdinalIgnoreCase) ? Insecure
            : null;
        return prefix is not null
            && request.Host.HasValue
            && origin.AsSpan(prefix.Length).Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
