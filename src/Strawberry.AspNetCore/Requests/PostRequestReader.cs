using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Strawberry.AspNetCore.Requests;

/// <summary>Reads a POST. Only <c>application/json</c> is taken: what a browser sends without asking first (forms, plain text, no type) is refused.</summary>
internal static class PostRequestReader
{
    public static async ValueTask<RequestReading> ReadAsync(HttpContext context, long maxBodySize)
    {
        if (!IsJson(context.Request.ContentType))
        {
            return HttpFailure.UnsupportedContentType;
        }

        var encoding = context.Request.Headers.ContentEncoding;
        if (encoding.Count > 0 && !encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return HttpFailure.UnsupportedContentEncoding;
        }

        using var body = new RequestBody();
        return await body.ReadAsync(context, maxBodySize) is { } failure ? failure : JsonRequestParser.Parse(body.Bytes);
    }

    private static bool IsJson(string? contentType)
    {
        if (contentType is "application/json")
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
