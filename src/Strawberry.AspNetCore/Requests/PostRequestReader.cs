using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Strawberry.AspNetCore.Requests;

/// <summary>Reads a POST. Only <c>application/json</c> is taken: what a browser sends without asking first (forms, plain text, no type) is refused.</summary>
internal static class PostRequestReader
{
    public static ValueTask<RequestReading> ReadAsync(HttpContext context, long maxBodySize, int maxBatchSize)
    {
        if (!IsJson(context.Request.ContentType))
        {
            return new ValueTask<RequestReading>(HttpFailure.UnsupportedContentType);
        }

        if (!ContentDecoding.TryRead(context.Request, out var coding))
        {
            context.Response.Headers.AcceptEncoding = ContentDecoding.Known;
            return new ValueTask<RequestReading>(HttpFailure.UnsupportedContentEncoding);
        }

        return coding is null && TryParseBuffered(context, maxBodySize, maxBatchSize, out var reading)
            ? new ValueTask<RequestReading>(reading)
            : ReadAsync(context, maxBodySize, maxBatchSize, coding);
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

    private static async ValueTask<RequestReading> ReadAsync(HttpContext context, long maxBodySize, int maxBatchSize, string? coding)
    {
        using var body = new RequestBody();
        return await body.ReadAsync(context, maxBodySize, coding) is { } failure ? failure : JsonRequestParser.Parse(body.Bytes, maxBatchSize);
    }

    // Most bodies have arrived with their headers, in one piece: they are parsed where they lie. Whatever is unusual, a body too large among it, is left to RequestBody.
    private static bool TryParseBuffered(HttpContext context, long maxBodySize, int maxBatchSize, [NotNullWhen(true)] out RequestReading? reading)
    {
        reading = null;
        if (context.Request.ContentLength is not { } length || (maxBodySize > 0 && length > maxBodySize))
        {
            return false;
        }

        try
        {
            var reader = context.Request.BodyReader;
            if (!reader.TryRead(out var read))
            {
                return false;
            }

            var isWhole = read is { IsCompleted: true, IsCanceled: false } && read.Buffer.IsSingleSegment;
            if (isWhole)
            {
                reading = JsonRequestParser.Parse(read.Buffer.FirstSpan, maxBatchSize);
            }

            reader.AdvanceTo(isWhole ? read.Buffer.End : read.Buffer.Start);
            return isWhole;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
