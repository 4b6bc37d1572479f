using System.Text.Json;

namespace Strawberry.AspNetCore.Requests;

/// <summary>What a well-formed request says. Its memory is its own: nothing of the connection's is kept.</summary>
internal sealed class RequestParameters
{
    public required ReadOnlyMemory<byte> Query { get; init; }

    public string? OperationName { get; init; }

    /// <summary>The text of a JSON object; empty for none.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    public JsonElement Extensions { get; init; }
}

/// <summary>A request, or why there is none.</summary>
internal readonly record struct RequestReading(RequestParameters? Parameters, HttpFailure? Failure)
{
    public static implicit operator RequestReading(RequestParameters parameters) => new(parameters, null);

    public static implicit operator RequestReading(HttpFailure failure) => new(null, failure);
}
