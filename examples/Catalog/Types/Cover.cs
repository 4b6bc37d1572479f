using Catalog.Store;
using Strawberry;

namespace Catalog;

/// <summary>An image of at most <see cref="MaxSize"/> bytes.</summary>
public sealed record Cover(string MediaType, byte[] Content)
{
    public const int MaxSize = 1024 * 1024;

    /// <summary>Reads an uploaded image. Its media type is what its first bytes say, not what its sender says.</summary>
    public static async Task<Cover> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenReadStream();
        var content = new byte[file.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        var mediaType = content is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? "image/png"
            : content is [0xff, 0xd8, 0xff, ..] ? "image/jpeg"
            : throw new GraphQLException($"{file.FileName} is neither PNG nor JPEG.", code: "NOT_AN_IMAGE");
        return new Cover(mediaType, content);
    }

    /// <summary>Answers a GET with a book's cover.</summary>
    public static async Task<IResult> ServeAsync(int book, CatalogStore store, CancellationToken cancellationToken) =>
        await store.GetCoverAsync(book, cancellationToken) is { } cover ? Results.Bytes(cover.Content, cover.MediaType) : Results.NotFound();
}
