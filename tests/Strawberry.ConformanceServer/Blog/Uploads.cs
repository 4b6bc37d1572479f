using System.Security.Cryptography;

namespace Strawberry.ConformanceServer.Blog;

[GraphQLType]
public sealed class UploadedFile(IFormFile file)
{
    public string Filename => file.FileName;

    public string Mimetype => file.ContentType;

    public int Size => (int)file.Length;

    /// <summary>Lower-case hexadecimal SHA-256 of the content.</summary>
    [GraphQLField]
    public async Task<string> Sha256Async(CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}

[GraphQLInput]
public sealed record UploadInput(string Title, IFormFile File);
