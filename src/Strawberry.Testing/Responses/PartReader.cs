using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Strawberry.Primitives;

namespace Strawberry.Testing.Responses;

/// <summary>
/// Payloads as parts of <c>multipart/mixed</c>. A part is there when the delimiter behind it is. In Apollo's multipart subscriptions a payload is wrapped
/// once more; empty objects are heartbeats in both.
/// </summary>
internal sealed class PartReader(ResponseBody body, ResponseProblem problem, string boundary, bool isSubscription) : PayloadReader(body, problem)
{
    private readonly byte[] _delimiter = Encoding.ASCII.GetBytes($"\r\n--{boundary}");
    private int _count;

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (await ReadPartAsync(cancellationToken).ConfigureAwait(false) is { } json)
        {
            if (!json.Span.SequenceEqual("{}"u8))
            {
                yield return isSubscription ? Unwrap(json) : json;
                _count++;
            }
        }
    }

    // The first delimiter may stand without its line break (RFC 2046, section 5.1.1).
    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        var first = await Body.TakeAsync(2, cancellationToken).ConfigureAwait(false) ?? throw EndedEarly();
        var expected = first.AsSpan().SequenceEqual("--"u8) ? _delimiter[4..] : _delimiter[2..];
        var rest = await Body.TakeAsync(expected.Length, cancellationToken).ConfigureAwait(false) ?? throw EndedEarly();
        if (!rest.AsSpan().SequenceEqual(expected))
        {
            throw Problem.Malformed(0, $"the body does not begin with the delimiter --{boundary}", [.. first, .. rest, .. Body.Rest.Span]);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadPartAsync(CancellationToken cancellationToken)
    {
        var end = await Body.TakeAsync(2, cancellationToken).ConfigureAwait(false) ?? throw EndedEarly();
        if (end.AsSpan().SequenceEqual("--"u8))
        {
            var rest = await Body.TakeRestAsync(cancellationToken).ConfigureAwait(false);
            return rest.AsSpan().SequenceEqual("\r\n"u8) || rest.Length == 0
                ? null
                : throw Problem.Malformed(_count, $"something stands behind the closing delimiter --{boundary}--", rest);
        }

        if (!end.AsSpan().SequenceEqual("\r\n"u8))
        {
            throw Problem.Malformed(_count, $"a delimiter --{boundary} goes on with neither a line break nor --", end);
        }

        var part = await Body.TakeUntilAsync(_delimiter, cancellationToken).ConfigureAwait(false) ?? throw EndedEarly();
        var split = part.AsSpan().IndexOf("\r\n\r\n"u8);
        if (split < 0 || !IsJson(Encoding.ASCII.GetString(part.AsSpan(0, split))))
        {
            throw Problem.Malformed(_count, "comes a part without Content-Type: application/json", part);
        }

        return part.AsMemory(split + 4);
    }

    private static bool IsJson(string headers)
    {
        foreach (var line in headers.Split("\r\n"))
        {
            if (line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))
            {
                var value = line["Content-Type:".Length..].Trim();
                return value.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) && (value.Length == 16 || value[16] is ';' or ' ');
            }
        }

        return false;
    }

    // What failed as a whole has its errors beside a payload that is null.
    private ReadOnlyMemory<byte> Unwrap(ReadOnlyMemory<byte> json)
    {
        try
        {
            var part = JsonElement.Parse(json.Span, ResultJson.Options);
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("payload", out var payload))
            {
                return payload.ValueKind != JsonValueKind.Null ? JsonMarshal.GetRawUtf8Value(payload).ToArray()
                    : part.TryGetProperty("errors", out var errors) ? Encoding.UTF8.GetBytes($$"""{"errors":{{errors.GetRawText()}}}""")
                    : json;
            }
        }
        catch (JsonException e)
        {
            throw Problem.Malformed(_count, $"comes a part that is no JSON ({e.Message})", json.Span);
        }

        throw Problem.Malformed(_count, "comes a part without a payload", json.Span);
    }

    private UnexpectedResponseException EndedEarly() => Problem.EndedEarly(_count, $"the closing delimiter --{boundary}--");
}
