using System.Buffers;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>Takes the content of files in: what fits into one buffer stays in memory, the rest goes to disk as it comes.</summary>
internal sealed class FileReceiver(FormReader form, UploadSettings settings, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);

    /// <summary>The file of a part, or why there is none.</summary>
    public async ValueTask<(UploadedFile? File, HttpFailure? Failure)> ReceiveAsync(FormPart part)
    {
        FileOnDisk? disk = null;
        try
        {
            while (true)
            {
                var count = await FillAsync(part);
                if (form.Failure is not null)
                {
                    return (null, form.Failure);
                }

                if (settings.MaxFileSize > 0 && (disk?.Length ?? 0) + count > settings.MaxFileSize)
                {
                    return (null, UploadFailure.FileTooLarge(part.Name, settings.MaxFileSize));
                }

                if (count < BufferSize && disk is null)
                {
                    return (new UploadedFile(part, new FileInMemory(_buffer.AsSpan(0, count).ToArray())), null);
                }

                disk ??= new FileOnDisk(settings.Folder);
                await disk.AppendAsync(_buffer.AsMemory(0, count), cancellationToken);
                if (count < BufferSize)
                {
                    var file = new UploadedFile(part, disk);
                    disk = null;
                    return (file, null);
                }
            }
        }
        finally
        {
            disk?.Dispose();
        }
    }

    /// <summary>Reads over a part that nobody asked for.</summary>
    public async ValueTask<HttpFailure?> SkipAsync(FormPart part)
    {
        while (await form.ReadAsync(part, _buffer) > 0)
        {
        }

        return form.Failure;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    // Less than a buffer: the part has ended, or the form failed.
    private async ValueTask<int> FillAsync(FormPart part)
    {
        var filled = 0;
        while (filled < BufferSize && await form.ReadAsync(part, _buffer.AsMemory(filled, BufferSize - filled)) is > 0 and var count)
        {
            filled += count;
        }

        return filled;
    }
}
