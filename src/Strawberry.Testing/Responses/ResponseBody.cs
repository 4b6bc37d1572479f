namespace Strawberry.Testing.Responses;

/// <summary>The bytes of a body, taken up to a mark as soon as it has arrived.</summary>
internal sealed class ResponseBody(Stream stream)
{
    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>What has arrived and was not taken.</summary>
    public ReadOnlyMemory<byte> Rest => _buffer.AsMemory(_start.._end);

    /// <summary>Why the connection broke; null while it has not.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Takes what stands before a mark, and the mark itself; null when the body ends without one.</summary>
    public async ValueTask<byte[]?> TakeUntilAsync(ReadOnlyMemory<byte> mark, CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var index = Rest.Span[searched..].IndexOf(mark.Span);
            if (index >= 0)
            {
                var taken = Rest[..(searched + index)].ToArray();
                _start += taken.Length + mark.Length;
                return taken;
            }

            // A mark may have come in part.
            searched = Math.Max(0, Rest.Length - mark.Length + 1);
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }
    }

    /// <summary>Takes that many bytes; null when the body ends before.</summary>
    public async ValueTask<byte[]?> TakeAsync(int count, CancellationToken cancellationToken)
    {
        while (Rest.Length < count)
        {
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }

        var taken = Rest[..count].ToArray();
        _start += count;
        return taken;
    }

    /// <summary>Takes all that is still to come.</summary>
    public async ValueTask<byte[]> TakeRestAsync(CancellationToken cancellationToken)
    {
        while (await FillAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        var taken = Rest.ToArray();
        _start = _end;
        return taken;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        try
        {
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += count;
            return count > 0;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            Broken = e;
            return false;
        }
    }

    private void MakeRoom()
    {
        var rest = Rest;
        var target = rest.Length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        rest.CopyTo(target);
        (_buffer, _start, _end) = (target, 0, rest.Length);
    }
}
