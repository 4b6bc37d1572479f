using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Strawberry.Incremental.Merging;
using Strawberry.Primitives;

namespace Strawberry.Testing.Payloads;

/// <summary>Reads a payload of any of the formats for merging.</summary>
internal static class PayloadReading
{
    /// <summary>Reads the payload that comes next behind those that <paramref name="merger"/> has.</summary>
    public static ExecutionPayload Read(JsonElement json, PayloadMerger merger)
    {
        var isPatch = json.TryGetProperty("path", out _);
        var payload = new ExecutionPayload
        {
            HasData = !isPatch && json.TryGetProperty("data", out _),
            DataJson = isPatch ? default : ReadRaw(json, "data"),
            Errors = isPatch ? [] : PayloadErrors.ReadList(json).ToList(),
            HasNext = PayloadShape.HasNext(json),
            Format = isPatch ? IncrementalFormat.Patch2020 : IncrementalFormat.Incremental2022,
            Pending = [.. PayloadShape.List(json, "pending").Select(n => new PendingNotice(Text(n, "id")!, Path(n, "path") ?? [], Text(n, "label")))],
            Incremental = isPatch ? [ReadPatch(json, merger)] : [.. PayloadShape.List(json, "incremental").Select(ReadEntry)],
            Completed = [.. PayloadShape.List(json, "completed").Select(n => new CompletedNotice(Text(n, "id")!) { Errors = PayloadErrors.ReadList(n) })],
        };
        if (json.TryGetProperty("extensions", out var extensions))
        {
            foreach (var member in extensions.EnumerateObject())
            {
                payload.Extensions[member.Name] = member.Value;
            }
        }

        return payload;
    }

    public static ImmutableArray<PathSegment> ReadPath(JsonElement path) =>
        path.ValueKind == JsonValueKind.Array
            ? [.. path.EnumerateArray().Select(s => s.ValueKind == JsonValueKind.String ? new PathSegment(s.GetString()!) : new PathSegment(s.GetInt32()))]
            : throw new TestClientException($"A path is no list but {path.GetRawText()}");

    private static IncrementalEntry ReadEntry(JsonElement entry)
    {
        var isStream = entry.TryGetProperty("items", out _);
        return new IncrementalEntry
        {
            IsStream = isStream,
            ContentJson = ReadRaw(entry, isStream ? "items" : "data"),
            Path = Path(entry, "path"),
            Id = Text(entry, "id"),
            SubPath = Path(entry, "subPath") ?? [],
            Errors = PayloadErrors.ReadList(entry),
        };
    }

    // A patch does not say what it is: one for a position that is not there yet is an item, one for an object that is there a fragment.
    private static IncrementalEntry ReadPatch(JsonElement patch, PayloadMerger merger)
    {
        var path = ReadPath(patch.GetProperty("path"));
        return new IncrementalEntry
        {
            IsStream = path is [.., { Key: null }] && !merger.Holds(path),
            ContentJson = ReadRaw(patch, "data"),
            Path = path,
            Errors = PayloadErrors.ReadList(patch),
        };
    }

    private static ReadOnlyMemory<byte> ReadRaw(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? JsonMarshal.GetRawUtf8Value(value).ToArray() : default(ReadOnlyMemory<byte>);

    private static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static ImmutableArray<PathSegment>? Path(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? ReadPath(value) : null;
}
