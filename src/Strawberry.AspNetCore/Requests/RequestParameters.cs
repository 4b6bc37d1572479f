using System.Text.Json;

namespace Strawberry.AspNetCore.Requests;

/// <summary>What a well-formed request says. Its memory is its own: nothing of the connection's is kept.</summary>
internal sealed class RequestParameters
{
    /// <summary>The document's text; null when the request only names a document, which <see cref="Documents.DocumentResolver"/> finds.</summary>
    public ReadOnlyMemory<byte>? Query { get; init; }

    /// <summary>The id of a trusted document, or null.</summary>
    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }

    /// <summary>The text of a JSON object; empty for none.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    public JsonElement Extensions { get; init; }

    /// <summary>Whether the request has a document or names one. One that does not is not well-formed.</summary>
    public bool HasDocument => Query is not null || DocumentId is not null || Documents.PersistedQuery.IsIn(Extensions);
}

/// <summary>
/// A request, or why there is none. No struct: a <see cref="ValueTask{TResult}"/> of one of ours is not among what the framework has compiled ahead, and the first request would wait for the compiler.
/// </summary>
internal sealed record RequestReading(RequestParameters? Parameters, HttpFailure? Failure)
{
    /// <summary>The requests of a batch, each by itself a request or a failure; null when it is none.</summary>
    public IReadOnlyList<RequestReading>? Batch { get; init; }

    public static implicit operator RequestReading(RequestParameters parameters) => new(parameters, null);

    public static implicit operator RequestReading(HttpFailure failure) => new(null, failure);
}
