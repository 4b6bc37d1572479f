using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Strawberry.AspNetCore.Requests;

/// <summary>The bytes of a request's body, in pooled memory that grows with what arrives and not with what is announced.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int InitialSize = 4096;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _length;

    public ReadOnlySpan<byte> Bytes => _array.AsSpan(0, _length);

    /// <summary>Reads the body to its end, or gives the reason why it was not.</summary>
    public async ValueTask<HttpFailure?> ReadAsync(HttpContext context, long limit)
    {
        var length = context.Request.ContentLength;
        if (limit > 0)
        {
            if (length > limit)
            {
                return HttpFailure.TooLarge(limit);
            }

            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            {
                feature.MaxRequestBodySize = limit;
            }
        }

        try
        {
            return await ReadAsync(context.Request.BodyReader, limit, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge && limit > 0
                ? HttpFailure.TooLarge(limit)
                : new HttpFailure(e.StatusCode, e.Message);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _length = 0;
    }

    private async ValueTask<HttpFailure?> ReadAsync(PipeReader reader, long limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var tooLarge = limit > 0 && _length + read.Buffer.Length > limit;
            if (!tooLarge)
            {
                Append(read.Buffer);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (tooLarge)
            {
                return HttpFailure.TooLarge(limit);
            }

            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private void Append(ReadOnlySequence<byte> bytes)
    {
        var needed = checked(_length + (int)bytes.Length);
        if (needed > _array.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _array.Length * 2));
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_array);
            _array = larger;
        }

        bytes.CopyTo(_array.AsSpan(_length));
        _length = needed;
    }
}
