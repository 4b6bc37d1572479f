using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Strawberry.Testing;

/// <summary>Payloads as text: a block of indented JSON each, an empty line between.</summary>
internal static class PayloadText
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<string> WriteAsync(IAsyncEnumerable<ExecutionPayload> payloads, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var payload in payloads.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            text.Append(Indent(payload)).Append('\n');
        }

        return text.ToString();
    }

    private static string Indent(ExecutionPayload payload)
    {
        var json = new ArrayBufferWriter<byte>();
        payload.WriteTo(json);
        using var document = JsonDocument.Parse(json.WrittenMemory);
        var indented = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(indented, Indented))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(indented.WrittenSpan);
    }
}
