using System.Net;
using System.Text.Json;
using System.Text.Unicode;
using Strawberry.Primitives;

namespace Strawberry.Testing.Payloads;

/// <summary>Holds the payloads of one operation to what they say of each other, and gives each its time.</summary>
internal sealed class PayloadSequence(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private bool? _hasNext;

    /// <summary>How many payloads there were.</summary>
    public int Count { get; private set; }

    public ReceivedPayload Take(WirePayload payload)
    {
        var received = Read(payload.Json, time.GetElapsedTime(_start, payload.Timestamp), payload.StatusCode);
        if (_hasNext == false)
        {
            throw new TestClientException($"A payload came behind one with hasNext: false, after {Count}: {received}");
        }

        _hasNext = received.HasNext;
        Count++;
        return received;
    }

    public void End()
    {
        if (_hasNext == true)
        {
            throw new TestClientException($"The response ended early: the last of its payloads, number {Count}, says hasNext: true.");
        }
    }

    public static ReceivedPayload Read(ReadOnlyMemory<byte> utf8, TimeSpan elapsed, HttpStatusCode? statusCode)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            throw new TestClientException($"A payload is not valid UTF-8: {Convert.ToHexStringLower(utf8.Span)}");
        }

        var json = Parse(utf8.Span);
        return PayloadShape.IsPayload(json)
            ? new ReceivedPayload(utf8, json, elapsed, statusCode)
            : throw new TestClientException($"This is JSON but no GraphQL response, with neither data nor errors: {Shorten(utf8.Span)}");
    }

    public static string Shorten(ReadOnlySpan<byte> text)
    {
        const int Shown = 1_000;
        var whole = System.Text.Encoding.UTF8.GetString(text[..Math.Min(text.Length, Shown)]);
        return text.Length > Shown ? $"{whole}… ({text.Length} bytes)" : whole;
    }

    private static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonElement.Parse(utf8, ResultJson.Options);
        }
        catch (JsonException e)
        {
            throw new TestClientException($"A payload is no JSON ({e.Message}): {Shorten(utf8)}", e);
        }
    }
}
