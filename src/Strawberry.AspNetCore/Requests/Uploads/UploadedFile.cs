using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>
/// A file of a request. Each stream reads on its own, so resolvers that share a file can read it at the same time. When the response has ended,
/// the content is gone and a stream that is still read throws.
/// </summary>
internal sealed class UploadedFile(FormPart part, FileContent content) : IFormFile, IDisposable
{
    public string ContentType => Headers.ContentType.ToString();

    public string ContentDisposition => Headers.ContentDisposition.ToString();

    public IHeaderDictionary Headers { get; } = new HeaderDictionary(part.Headers);

    public long Length => content.Length;

    public string Name => part.Name;

    public string FileName => part.FileName ?? "";

    public Stream OpenReadStream() => content.Open();

    public void CopyTo(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var source = OpenReadStream();
        source.CopyTo(target);
    }

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        await using var source = OpenReadStream();
        await source.CopyToAsync(target, cancellationToken);
    }

    public void Dispose() => content.Dispose();
}
