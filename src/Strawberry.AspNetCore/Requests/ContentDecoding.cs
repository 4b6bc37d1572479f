using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Strawberry.AspNetCore.Requests;

/// <summary>The codings of a request's body (RFC 9110, section 8.4.1).</summary>
internal static class ContentDecoding
{
    /// <summary>What <c>Accept-Encoding</c> tells a client that used another coding (RFC 9110, section 15.5.16).</summary>
    public const string Known = "gzip, br, deflate";

    /// <summary>The one coding of the body; null when it has none. False when it is not known, or there are several.</summary>
    public static bool TryRead(HttpRequest request, out string? coding)
    {
        var header = request.Headers.ContentEncoding;
        coding = StringValues.IsNullOrEmpty(header) ? "identity" : header.ToString().Trim().ToLowerInvariant();
        coding = coding switch
        {
            "identity" => null,
            "x-gzip" => "gzip",
            _ => coding,
        };
        return coding is null or "gzip" or "br" or "deflate";
    }

    /// <summary>The decoded bytes of a body. Disposing leaves the body open.</summary>
    public static Stream Decode(Stream body, string coding) => coding switch
    {
        "gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
        "br" => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),

        // The name means the format of RFC 1950, not the bare one of RFC 1951.
        _ => new ZLibStream(body, CompressionMode.Decompress, leaveOpen: true),
    };
}
