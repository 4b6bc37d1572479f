using System.Collections.Concurrent;

namespace Strawberry.AspNetCore.Documents;

/// <summary>Trusted documents in the files of a folder. Only files that are there are remembered, and not
/// without end: some file systems find a file by more than one name.</summary>
internal sealed class DocumentDirectory : IDocumentSource
{
    private const int MaxIdLength = 200;
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _texts = new(StringComparer.Ordinal);
    private readonly string _path;

    public DocumentDirectory(string path)
    {
        _path = Path.GetFullPath(path);
        if (!Directory.Exists(_path))
        {
            throw new DirectoryNotFoundException($"There is no folder {_path} to take trusted documents from.");
        }
    }

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (_texts.TryGetValue(id, out var text))
        {
            return new ValueTask<ReadOnlyMemory<byte>?>(text);
        }

        return IsFileName(id) ? ReadAsync(id, cancellationToken) : default;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            ReadOnlyMemory<byte> text = await File.ReadAllBytesAsync(Path.Combine(_path, id + ".graphql"), cancellationToken);
            return _texts.Count < MaxRemembered ? _texts.GetOrAdd(id, text) : text;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // An id comes from a client: it must not be able to name anything outside the folder.
    private static bool IsFileName(string id)
    {
        if (id.Length is 0 or > MaxIdLength || id[0] == '.')
        {
            return false;
        }

        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
