using System.Net.Http.Headers;
using System.Text;

namespace Strawberry.ConformanceTests.Http;

/// <summary>Reads the payloads of a response one by one, in the framing that its content type tells.</summary>
internal sealed class PayloadReader
{
    private const string PartHeader = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";
    private const string EventHeader = "event: next\ndata: ";

    private readonly StreamReader _body;
    private readonly string? _mediaType;
    private readonly char[] _buffer = new char[16 * 1024];
    private string _unread = "";
    private bool _isBegun;

    private PayloadReader(Stream body, MediaTypeHeaderValue? contentType)
    {
        _body = new StreamReader(body, Encoding.UTF8);
        _mediaType = contentType?.MediaType;
    }

    public static async Task<PayloadReader> OpenAsync(HttpResponseMessage response) =>
        new(await response.Content.ReadAsStreamAsync(), response.Content.Headers.ContentType);

    /// <summary>The next payload's JSON; null behind the last.</summary>
    public async Task<string?> ReadAsync() => _mediaType switch
    {
        "multipart/mixed" => await ReadPartAsync(),
        "text/event-stream" => await ReadEventAsync(),
        _ => await ReadDocumentAsync(),
    };

    private async Task<string?> ReadDocumentAsync()
    {
        if (_isBegun)
        {
            return null;
        }

        _isBegun = true;
        return await _body.ReadToEndAsync();
    }

    private async Task<string?> ReadPartAsync()
    {
        if (!_isBegun)
        {
            _isBegun = true;
            Expect(await TakeAsync("\r\n---"), "");
        }

        // The two characters behind a delimiter tell whether a part follows.
        while (_unread.Length < 2)
        {
            await FillAsync();
        }

        if (_unread[0] == '-')
        {
            Expect(_unread + await _body.ReadToEndAsync(), "--\r\n");
            return null;
        }

        return Behind(PartHeader, await TakeAsync("\r\n---"));
    }

    private async Task<string?> ReadEventAsync()
    {
        var text = await TakeAsync("\n\n");
        if (text == ":")
        {
            // A comment: what is sent along with the headers, before there is an event.
            return await ReadEventAsync();
        }

        if (text == "event: complete\ndata:")
        {
            Expect(_unread + await _body.ReadToEndAsync(), "");
            return null;
        }

        return Behind(EventHeader, text);
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
        var count = await _body.ReadAsync(_buffer);
        if (count == 0)
        {
            throw new InvalidDataException($"The response ended early, behind: {_unread}");
        }

        _unread += new string(_buffer, 0, count);
    }

    private static string Behind(string header, string text)
    {
        Expect(text[..Math.Min(header.Length, text.Length)], header);
        return text[header.Length..];
    }

    private static void Expect(string actual, string wanted)
    {
        if (actual != wanted)
        {
            throw new InvalidDataException($"The response has '{actual}' where '{wanted}' should be.");
        }
    }
}
