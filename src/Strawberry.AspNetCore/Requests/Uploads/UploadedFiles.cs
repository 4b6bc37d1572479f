using System.Text.Json;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>The files of one request, numbered as <c>map</c> lists them. Disposed when the response has ended, however it ended.</summary>
internal sealed class UploadedFiles : IDisposable
{
    private readonly UploadedFile?[] _files;
    private readonly Lock _gate = new();
    private bool _isDisposed;

    public UploadedFiles(int count) => _files = new UploadedFile?[count];

    /// <summary>Takes a file over. False, and the file is disposed: the response has ended before.</summary>
    public void Set(int index, UploadedFile file)
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _files[index] = file;
                return;
            }
        }

        file.Dispose();
    }

    public bool Has(int index) => _files[index] is not null;

    /// <summary>The number of the first file that did not come, or -1.</summary>
    public int FindMissing() => Array.IndexOf(_files, null);

    /// <summary>The file that a reference stands for, or null.</summary>
    public UploadedFile? Find(JsonElement reference) =>
        FileReference.TryRead(reference, out var index) && (uint)index < (uint)_files.Length ? _files[index] : null;

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        foreach (var file in _files)
        {
            file?.Dispose();
        }
    }
}
