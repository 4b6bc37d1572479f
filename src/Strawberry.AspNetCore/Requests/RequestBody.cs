using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Strawberry.AspNetCore.Requests;

/// <summary>The bytes of a request's body, in pooled memory that grows with what arrives and not with what is announced.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int InitialSize = 4096;

    // Of a compressed body where neither the endpoint nor the server has a limit.
    private const long LastResort = 1L << 30;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _length;

    public ReadOnlySpan<byte> Bytes => _array.AsSpan(0, _length);

    /// <summary>Reads the body to its end, or gives the reason why it was not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limit">The most bytes, before and after decoding; zero or less leaves the limit to the server.</param>
    /// <param name="coding">How the body is compressed, or null.</param>
    public async ValueTask<HttpFailure?> ReadAsync(HttpContext context, long limit, string? coding = null)
    {
        var feature = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit > 0)
        {
            if (context.Request.ContentLength > limit)
            {
                return HttpFailure.TooLarge(limit);
            }

            if (feature is { IsReadOnly: false })
            {
                feature.MaxRequestBodySize = limit;
            }
        }

        await using var leaving = EndWithClient(context);
        try
        {
            if (coding is null)
            {
                return await ReadAsync(context.Request.BodyReader, limit);
            }

            // The server counts what arrives, which may be a thousandth of what it decodes to.
            await using var decoded = ContentDecoding.Decode(context.Request.Body, coding);
            return await ReadAsync(decoded, limit > 0 ? limit : feature?.MaxRequestBodySize ?? LastResort);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge && limit > 0
                ? HttpFailure.TooLarge(limit)
                : new HttpFailure(e.StatusCode, e.Message);
        }
        catch (IOException)
        {
            // The size of a chunk that is no number a server counts with, or a connection that has broken off.
            return HttpFailure.NotRead;
        }
        catch (Exception e) when (coding is not null && e is (InvalidDataException or InvalidOperationException))
        {
            return HttpFailure.NotDecoded(coding);
        }
    }

    /// <summary>
    /// Ends the reading of a body when the client leaves. A token given to the read itself would leave the server's reader in the middle of it, and the server
    /// would complain of that with an error in its log.
    /// </summary>
    public static CancellationTokenRegistration EndWithClient(HttpContext context) =>
        context.RequestAborted.UnsafeRegister(static reader => CancelRead((PipeReader)reader!), context.Request.BodyReader);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _length = 0;
    }

    private static void CancelRead(PipeReader reader)
    {
        try
        {
            reader.CancelPendingRead();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Over HTTP/2 the reader knows already, and ends its read by itself.
        }
    }

    private async ValueTask<HttpFailure?> ReadAsync(PipeReader reader, long limit)
    {
        while (true)
        {
            var read = await reader.ReadAsync();
            if (read.IsCanceled)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw new OperationCanceledException();
            }

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

    private async ValueTask<HttpFailure?> ReadAsync(Stream decoded, long limit)
    {
        while (true)
        {
            MakeRoom(1);
            var read = await decoded.ReadAsync(_array.AsMemory(_length));
            if (read == 0)
            {
                return null;
            }

            _length += read;
            if (_length > limit)
            {
                return HttpFailure.TooLarge(limit);
            }
        }
    }

    private void Append(ReadOnlySequence<byte> bytes)
    {
        MakeRoom(checked((int)bytes.Length));
        bytes.CopyTo(_array.AsSpan(_length));
        _length += (int)bytes.Length;
    }

    private void MakeRoom(int bytes)
    {
        var needed = checked(_length + bytes);
        if (needed > _array.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(_array.Length * 2L, Array.MaxLength)));
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_array);
            _array = larger;
        }
    }
}
