using System.Text;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>Reads the parts of a multipart response as a client does: a part is there when the delimiter behind it is.</summary>
internal sealed class PartReader(Stream body)
{
    private const string Delimiter = "\r\n---";
    private readonly byte[] _buffer = new byte[16 * 1024];
    private string _unread = "";
    private bool _isOpen;

    /// <summary>The JSON of the next part; null behind the closing delimiter.</summary>
    public async Task<string?> ReadAsync()
    {
        if (!_isOpen)
        {
            Assert.That(await TakeAsync(Delimiter), Is.Empty, "what is before the first delimiter");
            _isOpen = true;
        }

        while (_unread.Length < 2)
        {
            await FillAsync();
        }

        if (_unread.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var part = await TakeAsync(Delimiter);
        const string Header = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";
        Assert.That(part, Does.StartWith(Header));
        return part[Header.Length..];
    }

    private async Task<string> TakeAsync(string end)
    {
        int index;
        while ((index = _unread.IndexOf(end, StringComparison.Ordinal)) < 0)
        {
            await FillAsync();
        }

        var taken = _unread[..index];
        _unread = _unread[(index + end.Length)..];
        return taken;
    }

    private async Task FillAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var count = await body.ReadAsync(_buffer, timeout.Token);
        Assert.That(count, Is.GreaterThan(0), "The response ended early.");
        _unread += Encoding.UTF8.GetString(_buffer, 0, count);
    }
}
