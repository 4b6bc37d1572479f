using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Strawberry.AspNetCore.GraphiQL;

/// <summary>Chooses between the encodings at hand from an <c>Accept-Encoding</c> header (RFC 9110, section 12.5.3).</summary>
internal static class ContentEncoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>The encoding with the highest weight, Brotli of two equal ones; null for none.</summary>
    public static string? Choose(StringValues accept)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accept, out var encodings))
        {
            return null;
        }

        var brotli = Weight(encodings, Brotli);
        var gzip = Weight(encodings, Gzip);
        return brotli == 0 && gzip == 0 ? null : brotli >= gzip ? Brotli : Gzip;
    }

    private static double Weight(IList<StringWithQualityHeaderValue> encodings, string name)
    {
        var any = 0d;
        foreach (var encoding in encodings)
        {
            if (encoding.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return encoding.Quality ?? 1;
            }

            if (encoding.Value == "*")
            {
                any = encoding.Quality ?? 1;
            }
        }

        return any;
    }
}
