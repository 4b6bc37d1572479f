namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>The bytes of a file, in memory or in a temporary file that vanishes when it is disposed.</summary>
internal abstract class FileContent : IDisposable
{
    public abstract long Length { get; }

    /// <summary>A stream over all of it, with a position of its own.</summary>
    /// <exception cref="ObjectDisposedException">The content is gone.</exception>
    public abstract Stream Open();

    public abstract void Dispose();
}

/// <summary>A small file. Its memory is not pooled: a resolver that outlives its request must not see the bytes of another.</summary>
internal sealed class FileInMemory(byte[] bytes) : FileContent
{
    private byte[]? _bytes = bytes;

    public override long Length { get; } = bytes.Length;

    public override Stream Open()
    {
        var bytes = _bytes;
        ObjectDisposedException.ThrowIf(bytes is null, typeof(UploadedFile));
        return new MemoryStream(bytes, writable: false);
    }

    public override void Dispose() => _bytes = null;
}

/// <summary>A file on disk, readable by the server's user alone.</summary>
internal sealed class FileOnDisk : FileContent
{
    private readonly FileStream _file;
    private long _length;

    public FileOnDisk(string? folder)
    {
        var path = Path.Combine(
            folder ?? Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") ?? Path.GetTempPath(), $"strawberry-{Path.GetRandomFileName()}.upload");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = new FileStream(path, options);
    }

    public override long Length => _length;

    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await RandomAccess.WriteAsync(_file.SafeFileHandle, bytes, _length, cancellationToken);
        _length += bytes.Length;
    }

    public override Stream Open() => new FileReadStream(_file.SafeFileHandle, _length);

    public override void Dispose() => _file.Dispose();
}
