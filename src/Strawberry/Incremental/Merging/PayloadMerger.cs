using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.Errors;
using Strawberry.Primitives;

namespace Strawberry.Incremental.Merging;

/// <summary>
/// Merges the payloads of one response, in any of the three formats, as a client does. What failed adds its errors and leaves the data as it is.
/// </summary>
internal sealed class PayloadMerger
{
    private static readonly JsonWriterOptions WriteOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = ResultJson.MaxDepth };

    private readonly List<GraphQLError> _errors = [];
    private readonly Dictionary<string, object?> _extensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<PathSegment>> _pending = new(StringComparer.Ordinal);
    private ExecutionPayload? _first;
    private JsonNode? _data;

    /// <summary>Takes the next payload.</summary>
    public void Add(ExecutionPayload payload)
    {
        if (_first is null)
        {
            _first = payload;
            _data = Parse(payload.DataJson);
        }
        else if (_first.HasNext is null)
        {
            throw new InvalidOperationException("Only the payloads of one result can be merged; the events of a subscription are a result each.");
        }

        _errors.AddRange(payload.Errors);
        foreach (var (key, value) in payload.Extensions)
        {
            _extensions[key] = value;
        }

        foreach (var notice in payload.Pending)
        {
            _pending[notice.Id] = notice.Path;
        }

        foreach (var entry in payload.Incremental)
        {
            Apply(entry, payload.Format);
        }

        foreach (var notice in payload.Completed)
        {
            _errors.AddRange(notice.Errors);
        }
    }

    /// <summary>Whether something other than null is there already.</summary>
    public bool Holds(ImmutableArray<PathSegment> path) => JsonMerge.Find(_data, path.AsSpan()) is not null;

    /// <summary>The result that the payloads taken so far add up to.</summary>
    public ExecutionPayload ToResult()
    {
        if (_first is null)
        {
            throw new InvalidOperationException("There is no payload to merge.");
        }

        var result = new ExecutionPayload
        {
            Operation = _first.Operation,
            Failure = _first.Failure,
            HasData = _first.HasData,
            DataJson = _first.HasData ? Write(_data) : default,
            Errors = _errors,
            Format = _first.Format,
        };
        foreach (var (key, value) in _extensions)
        {
            result.Extensions[key] = value;
        }

        return result;
    }

    private void Apply(IncrementalEntry entry, IncrementalFormat format)
    {
        _errors.AddRange(entry.Errors);
        var content = Parse(entry.ContentJson);
        if (entry.Id is { } id)
        {
            if (_pending.TryGetValue(id, out var announced))
            {
                ApplyAt(JsonMerge.Join(announced, entry.SubPath), entry.IsStream, content, atIndex: null);
            }
        }
        else if (entry.Path is { IsDefault: false } path)
        {
            if (!entry.IsStream)
            {
                ApplyAt(path, isStream: false, content, atIndex: null);
            }
            else if (path is [.., { Key: null, Index: var index }])
            {
                // A patch of 2020 is one item, and null is a value; in 2022 null means that the stream has failed.
                var items = format == IncrementalFormat.Patch2020 ? new JsonArray(content) : content;
                ApplyAt(path.RemoveAt(path.Length - 1), isStream: true, items, index);
            }
        }
    }

    private void ApplyAt(ImmutableArray<PathSegment> path, bool isStream, JsonNode? content, int? atIndex)
    {
        var target = JsonMerge.Find(_data, path.AsSpan());
        if (isStream && target is JsonArray list && content is JsonArray items)
        {
            JsonMerge.IntoAt(list, items, atIndex ?? list.Count);
        }
        else if (!isStream && target is JsonObject parent && content is JsonObject fields)
        {
            JsonMerge.Into(parent, fields);
        }
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : JsonNode.Parse(json.Span, documentOptions: ResultJson.Options);

    private static byte[] Write(JsonNode? data)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, WriteOptions))
        {
            if (data is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                data.WriteTo(writer);
            }
        }

        return output.WrittenSpan.ToArray();
    }
}
