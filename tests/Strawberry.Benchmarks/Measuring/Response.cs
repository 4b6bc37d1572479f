using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Strawberry.Benchmarks.Measuring;

/// <summary>Where answers go: a buffer that is used again, as a connection's would be.</summary>
internal sealed class Response
{
    private readonly ArrayBufferWriter<byte> _output = new(1 << 16);
    private readonly Utf8JsonWriter _json;

    // Nothing is checked, and only what JSON asks for is escaped, as in the engine's answers: the same bytes.
    public Response() => _json = new Utf8JsonWriter(_output, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public int Length => _output.WrittenCount;

    public string Text => Encoding.UTF8.GetString(_output.WrittenSpan);

    /// <summary>The buffer, emptied.</summary>
    public ArrayBufferWriter<byte> Begin()
    {
        _output.ResetWrittenCount();
        return _output;
    }

    /// <summary>A side written by hand.</summary>
    public Side Hand(Action<Utf8JsonWriter> write) => new(() =>
    {
        _output.ResetWrittenCount();
        _json.Reset();
        write(_json);
        _json.Flush();
        return default;
    });

    /// <summary>A side written by hand that waits for what it writes.</summary>
    public Side Hand(Func<Utf8JsonWriter, Task> write) => new(async () =>
    {
        _output.ResetWrittenCount();
        _json.Reset();
        await write(_json).ConfigureAwait(false);
        _json.Flush();
    });
}
