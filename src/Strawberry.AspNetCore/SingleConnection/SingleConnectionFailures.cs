using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.SingleConnection;

/// <summary>What a client of the single connection mode did wrong.</summary>
internal static class SingleConnectionFailures
{
    public static HttpFailure UnknownToken { get; } = new(StatusCodes.Status404NotFound, "There is no event stream of this token. Reserve one by PUT.");

    public static HttpFailure NoToken { get; } = HttpFailure.BadRequest(
        $"The request has no token: send it as {SingleConnectionDoor.TokenHeader}, or as \"token\" in the URL.");

    public static HttpFailure AlreadyOpen { get; } = new(StatusCodes.Status409Conflict, "The event stream of this token is open already.");

    public static HttpFailure NotOpen { get; } = new(StatusCodes.Status409Conflict, "The event stream of this token is not open yet.");

    public static HttpFailure NoOperationId { get; } = HttpFailure.BadRequest("\"extensions.operationId\" must be a string that is not empty.");

    public static HttpFailure NoOperationToStop { get; } = HttpFailure.BadRequest("The URL has no \"operationId\".");

    public static HttpFailure MethodNotAllowed { get; } = HttpFailure.MethodNotAllowed("GET, POST, PUT, DELETE");

    public static HttpFailure DuplicateOperation(string id) =>
        new(StatusCodes.Status409Conflict, $"The event stream has an operation \"{id}\" already.");

    public static HttpFailure TooManyOperations(int limit) =>
        new(StatusCodes.Status429TooManyRequests, $"The event stream has as many operations as the limit allows, {limit}.");

    public static HttpFailure TooManyReservations(int limit) =>
        new(StatusCodes.Status503ServiceUnavailable, $"There are as many reserved event streams as the limit allows, {limit}.");
}
