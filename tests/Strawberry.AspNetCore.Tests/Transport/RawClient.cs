using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>A client that sees the bytes of a response as they arrive, chunk by chunk.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _tcp = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly StringBuilder _seen = new();

    /// <summary>All that was read so far.</summary>
    public string Seen => _seen.ToString();

    public static async Task<RawClient> ConnectAsync(WebApplication app)
    {
        var client = new RawClient();
        await client._tcp.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.First()).Port);
        return client;
    }

    public async Task PostAsync(string body, string accept) => await SendAsync(
        $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nContent-Type: application/json\r\n" +
        $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _tcp.GetStream().WriteAsync(bytes);

    /// <summary>Begins to read anew, behind what was read so far.</summary>
    public void Forget() => _seen.Clear();

    /// <summary>Reads on until what was read ends with <paramref name="end"/>; the next byte may never come.</summary>
    public Task<string> ReadUntilAsync(string end) => ReadUntilAsync(seen => seen.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Reads on until a text was seen as often as that, and the chunk it is in has ended.</summary>
    public Task<string> ReadUntilAsync(string text, int count) =>
        ReadUntilAsync(seen => seen.EndsWith("\r\n", StringComparison.Ordinal) && seen.Split(text).Length > count);

    private async Task<string> ReadUntilAsync(Func<string, bool> isEnough)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isEnough(Seen))
        {
            var count = await _tcp.GetStream().ReadAsync(_buffer, timeout.Token);
            Assert.That(count, Is.GreaterThan(0), $"The connection ended behind: {Seen}");
            _seen.Append(Encoding.UTF8.GetString(_buffer, 0, count));
        }

        return Seen;
    }

    /// <summary>Reads on until the server closes the connection, in whatever way.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            while (await _tcp.GetStream().ReadAsync(_buffer, timeout.Token) is > 0 and var count)
            {
                _seen.Append(Encoding.UTF8.GetString(_buffer, 0, count));
            }
        }
        catch (IOException)
        {
        }

        return Seen;
    }

    /// <summary>The body behind the headers, its chunks joined.</summary>
    public static string Unchunk(string response)
    {
        var rest = response.AsSpan(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
        var body = new StringBuilder();
        while (rest.Length > 0)
        {
            var line = rest.IndexOf("\r\n");
            var size = int.Parse(rest[..line], System.Globalization.NumberStyles.HexNumber);
            rest = rest[(line + 2)..];
            body.Append(rest[..size]);
            rest = rest[(size + 2)..];
        }

        return body.ToString();
    }

    public void Dispose() => _tcp.Dispose();
}
