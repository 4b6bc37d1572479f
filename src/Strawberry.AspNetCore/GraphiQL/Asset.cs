using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.GraphiQL;

/// <summary>A file that the server has itself, compressed or as it is.</summary>
internal sealed class Asset
{
    private readonly Func<string, Stream?> _open;
    private readonly string _resource;
    private readonly bool _isCompressed;

    private Asset(Func<string, Stream?> open, string resource, bool isCompressed)
    {
        _open = open;
        _resource = resource;
        _isCompressed = isCompressed;
        var extension = Path.GetExtension(resource);
        ContentType = extension == ".css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        Name = $"{Path.GetFileNameWithoutExtension(resource)}.{Hash()}{extension}";
    }

    /// <summary>The name in the URL. It changes with the content, so that a browser may keep what it has for ever.</summary>
    public string Name { get; }

    public string ContentType { get; }

    public static Asset? Find(Func<string, Stream?> open, string resource)
    {
        using var compressed = open(resource + ".br");
        using var plain = open(resource);
        return compressed is null && plain is null ? null : new Asset(open, resource, compressed is not null);
    }

    // Without a token: to a client that has gone, a server writes into the void, and there is little to write.
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = ContentType;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var encoding = _isCompressed ? ContentEncoding.Choose(context.Request.Headers.AcceptEncoding) : null;
        if (encoding is null && _isCompressed)
        {
            await using var stream = new BrotliStream(Open(".br"), CompressionMode.Decompress);
            await stream.CopyToAsync(response.Body);
            return;
        }

        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        await using var content = Open(encoding switch { null => "", ContentEncoding.Brotli => ".br", _ => ".gz" });
        response.ContentLength = content.Length;
        await content.CopyToAsync(response.Body);
    }

    private string Hash()
    {
        using var content = Open(_isCompressed ? ".br" : "");
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
    }

    private Stream Open(string suffix) => _open(_resource + suffix) ?? throw new InvalidOperationException($"The resource {_resource}{suffix} is missing.");
}
