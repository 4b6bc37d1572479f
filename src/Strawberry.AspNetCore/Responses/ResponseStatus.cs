using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Negotiation;
using Strawberry.Language;

namespace Strawberry.AspNetCore.Responses;

/// <summary>The status of a response that is one JSON document.</summary>
internal static class ResponseStatus
{
    // «Partial success», a code of GraphQL's own: https://github.com/graphql/graphql-over-http, section «Status Codes» of the draft.
    private const int PartialSuccess = 294;

    public static int Of(HttpFailure failure, HttpStatusCodes codes) => codes == HttpStatusCodes.Draft2026 ? failure.DraftStatus : failure.Status;

    public static int Of(ExecutionPayload payload, HttpStatusCodes codes, Acceptance accept)
    {
        var isDraft = codes == HttpStatusCodes.Draft2026;
        return payload.Failure switch
        {
            RequestFailure.None => isDraft && payload.HasErrors ? PartialSuccess : StatusCodes.Status200OK,
            RequestFailure.OperationNotAllowed when payload.Operation == OperationType.Subscription || accept.IsForSubscriptionsOnly
                => StatusCodes.Status406NotAcceptable,
            RequestFailure.OperationNotAllowed => StatusCodes.Status405MethodNotAllowed,
            RequestFailure.Syntax when isDraft => StatusCodes.Status400BadRequest,
            _ when isDraft => StatusCodes.Status422UnprocessableEntity,

            // Clients of application/json take any other status for a failure of the network.
            _ => accept.Json == MediaTypes.JsonUtf8 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }
}
