using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Strawberry.Primitives;

namespace Strawberry.Testing.Snapshots;

/// <summary>Payloads as text: a block of indented JSON each, an empty line between.</summary>
internal sealed class PayloadText
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = ResultJson.MaxDepth,
    };

    private readonly StringBuilder _text = new();

    public void Add(ExecutionPayload payload)
    {
        var json = new ArrayBufferWriter<byte>();
        payload.WriteTo(json);
        Add(JsonElement.Parse(json.WrittenSpan, ResultJson.Options));
    }

    public void Add(JsonElement payload)
    {
        var indented = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(indented, Indented))
        {
            payload.WriteTo(writer);
        }

        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(Encoding.UTF8.GetString(indented.WrittenSpan)).Append('\n');
    }

    /// <summary>Compares what was added with the file of a test, which is named after its source file, its method and the name among several of the method.</summary>
    public void Match(string file, string method, string? name) =>
        Snapshot.Match(_text.ToString(), SnapshotPath.Find(file, name is null ? method : $"{method}_{name}"), SnapshotModes.FromEnvironment());

    public override string ToString() => _text.ToString();
}
