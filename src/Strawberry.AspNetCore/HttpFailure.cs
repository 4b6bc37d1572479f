using Microsoft.AspNetCore.Http;

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
        StatusCodes.Status415UnsupportedMediaType, "A compressed body is not understood.");

    public static HttpFailure NotUtf8 { get; } = BadRequest("The request is not valid UTF-8.");

    public static HttpFailure NotAnObject { get; } = BadRequest("The request must be a JSON object.");

    public static HttpFailure NoQuery { get; } = BadRequest("The request has no \"query\".");

    public static HttpFailure MethodNotAllowed(string allow) =>
        new(StatusCodes.Status405MethodNotAllowed, $"The methods of this URL are {allow}.", allow);

    public static HttpFailure TooLarge(long limit) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request's body is larger than {limit} bytes.");

    public static HttpFailure NotJson(string what, long? line, long? column) =>
        BadRequest($"{what} is not valid JSON (line {line + 1 ?? 1}, column {column + 1 ?? 1}).");

    public static HttpFailure WrongType(string property, string expected) => BadRequest($"\"{property}\" must be {expected}.");

    public static HttpFailure Repeated(string property) => BadRequest($"\"{property}\" is given more than once.");

    public static HttpFailure UnpairedSurrogate(string property) => BadRequest($"\"{property}\" is not valid text: it has an unpaired surrogate.");

    private static HttpFailure BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);
}
