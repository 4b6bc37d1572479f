using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Requests;
using Strawberry.Errors;

namespace Strawberry.AspNetCore;

/// <summary>Why a request never reached the schema: a status and a sentence for the client.</summary>
internal sealed record HttpFailure(int Status, string Message, string? Allow = null)
{
    public static HttpFailure NotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable,
        "Nothing in the Accept header can be answered. Known are application/graphql-response+json, application/json, multipart/mixed, text/event-stream and application/jsonl.");

    public static HttpFailure UnsupportedContentType { get; } = new(
        StatusCodes.Status415UnsupportedMediaType, "The Content-Type of a POST must be application/json in UTF-8.");

    public static HttpFailure UnsupportedContentEncoding { get; } = new(
        StatusCodes.Status415UnsupportedMediaType, "The Content-Encoding must be one of gzip, br, deflate and identity.");

    public static HttpFailure NotUtf8 { get; } = BadRequest("The request is not valid UTF-8.");

    public static HttpFailure NotRead { get; } = BadRequest("The request's body could not be read to its end.");

    public static HttpFailure NotAnObject { get; } = NotWellFormed("The request must be a JSON object.");

    public static HttpFailure BatchesOff { get; } = NotWellFormed("The request must be a JSON object: batches are off.");

    public static HttpFailure EmptyBatch { get; } = NotWellFormed("The batch has no request.");

    public static HttpFailure BatchNotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable, "A batch is answered with JSON, which the Accept header does not have.");

    public static HttpFailure NoQuery { get; } = NotWellFormed("The request has no \"query\".");

    public static HttpFailure NoPreflight { get; } = BadRequest(
        $"A GET must carry one of the headers {PreflightHeaders.Names}, or the Content-Type application/json.") with { Code = "CSRF_ERROR" };

    /// <summary>What <c>extensions.code</c> says; null for nothing.</summary>
    public string? Code { get; init; }

    /// <summary>The status by <see cref="HttpStatusCodes.Draft2026"/>.</summary>
    public int DraftStatus { get; init; } = Status;

    /// <summary>What <c>Cache-Control</c> says; null for nothing.</summary>
    public string? CacheControl { get; init; }

    public static HttpFailure BadHandshake { get; } = BadRequest(
        "The WebSocket handshake is not valid: it needs a Sec-WebSocket-Key and Sec-WebSocket-Version: 13.");

    public static HttpFailure ForeignOrigin { get; } = new(
        StatusCodes.Status403Forbidden, "Pages of this origin may not connect. WebSocket.AllowedOrigins of the endpoint's options names those that may.");

    public static HttpFailure MethodNotAllowed(string allow) =>
        new(StatusCodes.Status405MethodNotAllowed, $"The methods of this URL are {allow}.", allow);

    public static HttpFailure TooLarge(long limit) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request's body is larger than {limit} bytes.");

    public static HttpFailure BatchTooLarge(int count, int limit) =>
        BadRequest($"The batch has {count} requests, which exceeds the limit of {limit}.") with { Code = "BATCH_TOO_LARGE" };

    public static HttpFailure NotJson(string what, long? line, long? column) =>
        BadRequest($"{what} is not valid JSON (line {line + 1 ?? 1}, column {column + 1 ?? 1}).");

    public static HttpFailure TooDeep(string what, int limit) => BadRequest($"{what} is JSON nested deeper than {limit} levels.");

    public static HttpFailure NotDecoded(string encoding) => BadRequest($"The request's body is not valid {encoding}.");

    public static HttpFailure WrongType(string property, string expected) => NotWellFormed($"\"{property}\" must be {expected}.");

    public static HttpFailure Repeated(string property) => NotWellFormed($"\"{property}\" is given more than once.");

    public static HttpFailure UnpairedSurrogate(string property) => BadRequest($"\"{property}\" is not valid text: it has an unpaired surrogate.");

    /// <summary>The failure as an error of GraphQL, for transports without a status.</summary>
    public GraphQLError ToError() => new(Message)
    {
        Extensions = Code is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = Code },
    };

    public static HttpFailure BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    // JSON, but not what GraphQL over HTTP calls a well-formed request.
    private static HttpFailure NotWellFormed(string message) => BadRequest(message) with { DraftStatus = StatusCodes.Status422UnprocessableEntity };
}
