using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Incremental;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Serialization;

namespace Strawberry;

/// <summary>
/// One payload of a response: the only one of a plain result, one of an incremental sequence, or one event of a subscription. It stays valid after
/// the next one. Extensions may change its errors and extensions while their hook runs.
/// </summary>
public sealed class ExecutionPayload : IDisposable
{
    private JsonElement? _parsed;
    private Dictionary<string, object?>? _extensions;
    private IReadOnlyList<PendingNotice>? _pending;
    private IReadOnlyList<CompletedNotice>? _completed;
    private byte[]? _rented;
    private SmallList<SharedMemory> _memory;
    private int _isDisposed;

    internal ExecutionPayload()
    {
    }

    /// <summary>A payload whose <c>data</c> stands in pooled memory, which is the payload's from here on.</summary>
    internal ExecutionPayload(RentedJson data)
    {
        _rented = data.Array;
        DataJson = data.Memory;
    }

    /// <summary>The kind of the operation; null when the request failed before it was known.</summary>
    public OperationType? Operation { get; internal init; }

    /// <summary>Why nothing was executed; <see cref="RequestFailure.None"/> when execution began.</summary>
    public RequestFailure Failure { get; internal init; }

    /// <summary>Whether there is a <c>data</c> entry, be it null.</summary>
    public bool HasData { get; internal init; }

    /// <summary>The UTF-8 text of <c>data</c>; empty when there is none.</summary>
    public ReadOnlyMemory<byte> DataJson { get; internal set; }

    /// <summary>The <c>data</c> entry; undefined when there is none.</summary>
    public JsonElement Data => _parsed ??= Parse(DataJson);

    /// <summary>The errors of a plain result, of the initial payload or of an event.</summary>
    public IList<GraphQLError> Errors
    {
        get => ErrorList ??= [];
        internal init => ErrorList = value;
    }

    /// <summary>Whether more payloads follow; null when the result is not incremental.</summary>
    public bool? HasNext { get; internal set; }

    /// <summary>What this payload adds to those before it. In <see cref="IncrementalFormat.Patch2020"/> one entry at the most.</summary>
    public IReadOnlyList<IncrementalEntry> Incremental
    {
        get => Entries is { } entries ? entries : [];
        internal init => Entries = PayloadEntries.Of(value, Format);
    }

    /// <summary>What is announced, in <see cref="IncrementalFormat.PendingCompleted"/>.</summary>
    public IReadOnlyList<PendingNotice> Pending
    {
        get => _pending ?? [];
        internal init => _pending = value;
    }

    /// <summary>What is completed, in <see cref="IncrementalFormat.PendingCompleted"/>.</summary>
    public IReadOnlyList<CompletedNotice> Completed
    {
        get => _completed ?? [];
        internal init => _completed = value;
    }

    /// <summary>The <c>extensions</c> entry, written when it is not empty; values as in <see cref="GraphQLError.Extensions"/>.</summary>
    public IDictionary<string, object?> Extensions => _extensions ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary><see cref="Errors"/> when there are any or somebody has asked for them.</summary>
    internal IList<GraphQLError>? ErrorList { get; set; }

    /// <summary><see cref="Incremental"/>, its entries made when somebody asks for them; null for none.</summary>
    internal PayloadEntries? Entries { get; init; }

    internal bool HasErrors => ErrorList is { Count: > 0 };

    internal bool HasExtensions => _extensions is { Count: > 0 };

    /// <summary>How many bytes <see cref="WriteTo"/> writes, where that is known without writing: for data and nothing else.</summary>
    internal int? PlainLength => IsPlainData ? DataJson.Length + Opening.Length + Closing.Length : null;

    private static ReadOnlySpan<byte> Opening => "{\"data\":"u8;

    private ReadOnlySpan<byte> Closing => HasNext is not { } hasNext ? "}"u8 : hasNext ? ",\"hasNext\":true}"u8 : ",\"hasNext\":false}"u8;

    private bool IsPlainData => HasData && !HasErrors && !HasExtensions && Entries is null && _pending is not { Count: > 0 } && _completed is not { Count: > 0 };

    /// <summary>The format of the sequence it belongs to.</summary>
    public IncrementalFormat Format { get; internal init; }

    /// <summary>Puts other errors in the place of all errors of the payload, those in entries and notices included.</summary>
    public void ReplaceErrors(Func<GraphQLError, GraphQLError> replace)
    {
        Replace(ErrorList, replace);
        Entries?.ReplaceErrors(replace);

        foreach (var notice in _completed ?? [])
        {
            Replace(notice.Errors, replace);
        }
    }

    /// <summary>Writes the payload as JSON.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (IsPlainData)
        {
            WritePlain(output);
            return;
        }

        using var buffer = new Utf8Buffer(SizeHint);
        PayloadWriter.Write(this, buffer);
        output.Write(buffer.WrittenSpan);
    }

    // The usual answer, without a copy in between.
    private void WritePlain(IBufferWriter<byte> output)
    {
        var data = DataJson.Span;
        var closing = Closing;
        var length = Opening.Length + data.Length + closing.Length;
        var room = output.GetSpan();
        if (room.Length >= length)
        {
            Opening.CopyTo(room);
            data.CopyTo(room[Opening.Length..]);
            closing.CopyTo(room[(Opening.Length + data.Length)..]);
            output.Advance(length);
            return;
        }

        output.Write(Opening);
        output.Write(data);
        output.Write(closing);
    }

    /// <summary>The payload as JSON text.</summary>
    public string ToJson()
    {
        using var buffer = new Utf8Buffer(SizeHint);
        PayloadWriter.Write(this, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private int SizeHint => DataJson.Length + (Entries?.SizeHint ?? 0) + 512;

    /// <inheritdoc/>
    public override string ToString() => ToJson();

    /// <summary>
    /// Gives the memory of the payload's JSON back to the pool, for whoever has written the payload and wants the next one to cost nothing. A payload that is
    /// not disposed stays valid for as long as it is kept.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
        {
            DataJson = default;
            RentedJson.Return(rented);
        }

        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            Entries?.Dispose();
            foreach (var memory in _memory)
            {
                memory.ReleaseForPayload();
            }
        }
    }

    /// <summary>Holds memory that an entry's content lies in.</summary>
    internal void Hold(SharedMemory memory)
    {
        // Entries one after the other mostly lie in the same.
        if (_memory.Count == 0 || !ReferenceEquals(_memory[_memory.Count - 1], memory))
        {
            memory.HoldForPayload();
            _memory.Add(memory);
        }
    }

    /// <summary>Takes memory over that is the payload's alone.</summary>
    internal void Own(RentedJson json)
    {
        if (_rented is null)
        {
            _rented = json.Array;
        }
        else
        {
            _memory.Add(new SharedMemory(json));
        }
    }

    internal static JsonElement Parse(ReadOnlyMemory<byte> json) => json.IsEmpty ? default : JsonElement.Parse(json.Span, ResultJson.Options);

    internal static void Replace(IList<GraphQLError>? errors, Func<GraphQLError, GraphQLError> replace)
    {
        for (var i = 0; i < errors?.Count; i++)
        {
            errors[i] = replace(errors[i]);
        }
    }
}

/// <summary>Why a request failed before its execution began.</summary>
public enum RequestFailure
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>The document cannot be parsed.</summary>
    Syntax,

    /// <summary>The document is not valid for the schema.</summary>
    Validation,

    /// <summary>Which operation to execute cannot be told, or the schema has no such root type.</summary>
    Operation,

    /// <summary>The operation is of a kind that <see cref="GraphQLRequest.AllowedOperations"/> excludes.</summary>
    OperationNotAllowed,

    /// <summary>The variables do not fit their types.</summary>
    Variables,
}

/// <summary>An entry of <c>incremental</c>: the data of a deferred fragment or items of a stream.</summary>
public sealed class IncrementalEntry
{
    private JsonElement? _parsed;
    private ImmutableArray<PathSegment>? _path;
    private int _index = -1;

    /// <summary>Whether the entry carries <c>items</c> of a stream, not <c>data</c> of a fragment.</summary>
    public bool IsStream { get; internal init; }

    /// <summary>The UTF-8 text of <c>data</c> or <c>items</c>.</summary>
    public ReadOnlyMemory<byte> ContentJson { get; internal set; }

    /// <summary>The <c>data</c> or <c>items</c>, be it null.</summary>
    public JsonElement Content => _parsed ??= ExecutionPayload.Parse(ContentJson);

    /// <summary>The position, in the formats that give one.</summary>
    public ImmutableArray<PathSegment>? Path
    {
        get => HasPath ? _path ??= MakePath() : null;
        internal init
        {
            _path = value;
            HasPath = value is not null;
        }
    }

    /// <summary>The directive's label, or null.</summary>
    public string? Label { get; private set; }

    /// <summary>The id announced, in <see cref="IncrementalFormat.PendingCompleted"/>.</summary>
    public string? Id { get; internal set; }

    /// <summary>The position below the announced one, in <see cref="IncrementalFormat.PendingCompleted"/>.</summary>
    public ImmutableArray<PathSegment> SubPath { get; internal set; } = [];

    /// <summary>The errors.</summary>
    public IList<GraphQLError> Errors
    {
        get => ErrorList ??= [];
        internal init => ErrorList = value;
    }

    /// <summary><see cref="Errors"/> when there are any or somebody has asked for them.</summary>
    internal IList<GraphQLError>? ErrorList { get; set; }

    internal bool HasPath { get; private set; }

    /// <summary><see cref="Path"/>, if it was made already.</summary>
    internal ImmutableArray<PathSegment>? KnownPath => _path;

    /// <summary>The position that <see cref="Path"/> leads to, but for <see cref="Index"/>; null for the root.</summary>
    internal ResultNode? Node { get; private set; }

    /// <summary>The last step of the path, an item of the list at <see cref="Node"/>; -1 for none.</summary>
    internal int Index => _index;

    /// <summary>Says where the content belongs. The path is made when somebody asks for it.</summary>
    internal void Locate(ResultNode? node, string? label, int index = -1)
    {
        HasPath = true;
        Node = node;
        Label = label;
        _index = index;
    }

    /// <summary>The same entry with its content in memory of its own.</summary>
    internal IncrementalEntry Copy()
    {
        var copy = new IncrementalEntry { IsStream = IsStream, ContentJson = ContentJson.ToArray(), ErrorList = ErrorList };
        copy.Locate(Node, Label, _index);
        return copy;
    }

    private ImmutableArray<PathSegment> MakePath()
    {
        var path = ResultPaths.Of(Node);
        return _index < 0 ? path : path.Add(new PathSegment(_index));
    }
}

/// <summary>An entry of <c>pending</c>: a fragment or stream that will deliver something.</summary>
public sealed record PendingNotice(string Id, ImmutableArray<PathSegment> Path, string? Label);

/// <summary>An entry of <c>completed</c>: a fragment or stream has delivered all, or failed.</summary>
public sealed class CompletedNotice(string id)
{
    /// <summary>The id announced.</summary>
    public string Id { get; } = id;

    /// <summary>Why it failed; empty when it did not.</summary>
    public IList<GraphQLError> Errors { get; internal init; } = [];
}
