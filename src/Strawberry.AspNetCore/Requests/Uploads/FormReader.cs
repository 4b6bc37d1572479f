using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>The parts of a multipart/form-data body as they arrive. When it cannot go on, there is nothing more to read, and <see cref="Failure"/> says why.</summary>
internal sealed class FormReader
{
    private const int BufferSize = 16 * 1024;

    // RFC 2046 section 5.1.1.
    private const int MaxBoundaryLength = 70;

    private readonly MultipartReader _reader;
    private readonly HttpContext _context;
    private readonly long _limit;
    private long _length;

    private FormReader(HttpContext context, string boundary, long limit)
    {
        _context = context;
        _limit = limit;
        _reader = new MultipartReader(boundary, context.Request.Body, BufferSize);
    }

    /// <summary>Why the form ended early; null while it has not.</summary>
    public HttpFailure? Failure { get; private set; }

    /// <summary>Begins to read a request's form, or tells why it cannot be one.</summary>
    public static FormReader? Begin(HttpContext context, MediaTypeHeaderValue contentType, long limit, out HttpFailure? failure)
    {
        var boundary = HeaderUtilities.RemoveQuotes(contentType.Boundary);
        if (StringSegment.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundaryLength)
        {
            failure = UploadFailure.NoBoundary;
            return null;
        }

        if (limit > 0)
        {
            if (context.Request.ContentLength > limit)
            {
                failure = HttpFailure.TooLarge(limit);
                return null;
            }

            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            {
                feature.MaxRequestBodySize = limit;
            }
        }

        failure = null;
        return new FormReader(context, boundary.ToString(), limit);
    }

    /// <summary>The next part; null at the end.</summary>
    public async ValueTask<FormPart?> NextAsync()
    {
        try
        {
            return await _reader.ReadNextSectionAsync() is { } section ? ToPart(section) : null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Fail(e);
            return null;
        }
    }

    /// <summary>Reads on in a part; zero at its end.</summary>
    public async ValueTask<int> ReadAsync(FormPart part, Memory<byte> buffer)
    {
        try
        {
            var count = await part.Content.ReadAsync(buffer);
            _length += count;
            if (_limit <= 0 || _length <= _limit)
            {
                return count;
            }

            // For servers that do not watch the length of the body themselves.
            Failure = HttpFailure.TooLarge(_limit);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Fail(e);
        }

        return 0;
    }

    private FormPart? ToPart(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || StringSegment.IsNullOrEmpty(disposition.Name))
        {
            Failure = UploadFailure.NoName;
            return null;
        }

        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return new FormPart(
            HeaderUtilities.RemoveQuotes(disposition.Name).ToString(),
            fileName.HasValue ? HeaderUtilities.UnescapeAsQuotedString(fileName).ToString() : null,
            section.Headers ?? [],
            section.Body);
    }

    private void Fail(Exception exception)
    {
        // A connection that breaks off shows as an IOException of some kind: then there is nobody to answer.
        _context.RequestAborted.ThrowIfCancellationRequested();
        Failure = exception is not BadHttpRequestException bad ? UploadFailure.Malformed
            : bad.StatusCode == StatusCodes.Status413PayloadTooLarge && _limit > 0 ? HttpFailure.TooLarge(_limit)
            : new HttpFailure(bad.StatusCode, bad.Message);
    }
}
