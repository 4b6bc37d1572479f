using System.Net;
using System.Text;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>A server that answers with bytes written by hand, and keeps what it was sent.</summary>
internal sealed class ScriptedHandler(string? contentType, params string[] chunks) : HttpMessageHandler
{
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>What breaks the connection behind the chunks; null for an orderly end.</summary>
    public Exception? Break { get; init; }

    public string Headers { get; private set; } = "";

    public string Body { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Headers = $"{request.Method} {request.RequestUri}\n{request.Headers}{request.Content.Headers}".ReplaceLineEndings("\n");
        var response = new HttpResponseMessage(Status)
        {
            RequestMessage = request, Content = new StreamContent(new Chunks([.. chunks.Where(c => c.Length > 0).Select(c => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(c)))], Break)),
        };
        if (contentType is not null)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return response;
    }

    /// <summary>Gives a chunk a read, as a network may.</summary>
    private sealed class Chunks(ReadOnlyMemory<byte>[] chunks, Exception? end) : MemoryStream
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_next == chunks.Length)
            {
                return end is null ? new ValueTask<int>(0) : ValueTask.FromException<int>(end);
            }

            var count = Math.Min(buffer.Length, chunks[_next].Length);
            chunks[_next][..count].CopyTo(buffer);
            chunks[_next] = chunks[_next][count..];
            _next += chunks[_next].IsEmpty ? 1 : 0;
            return new ValueTask<int>(count);
        }
    }
}
