using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Strawberry.AspNetCore.Requests;

/// <summary>Reads a POST. Only <c>application/json</c> is taken: what a browser sends without asking first (forms, plain text, no type) is refused.</summary>
internal static class PostRequestReader
{
    public static async ValueTask<RequestReading> ReadAsync(HttpContext context, long maxBodySize, int maxBatchSize)
    {
        if (!IsJson(context.Request.ContentType))
        {
            return HttpFailure.UnsupportedContentType;
        }

        if (!ContentDecoding.TryRead(context.Request, out var coding))
        {
            context.Response.Headers.AcceptEncoding = ContentDecoding.Known;
            return HttpFailure.UnsupportedContentEncoding;
        }

        using var body = new RequestBody();
        return await body.ReadAsync(context, maxBodySize, coding) is { } failure ? failure : JsonRequestParser.Parse(body.Bytes, maxBatchSize);
    }

    public static bool IsJson(string? contentType)
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
