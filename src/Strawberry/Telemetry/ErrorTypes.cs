using Strawberry.Errors;

namespace Strawberry.Telemetry;

/// <summary>What kinds of errors there are, few enough to count by: the error's code if it has one.</summary>
internal static class ErrorTypes
{
    /// <summary>Nothing failed: the client has gone, or did not want the rest.</summary>
    public const string Canceled = "canceled";

    private const string Other = "_OTHER";

    public static string Of(GraphQLError error, RequestFailure failure) => CodeOf(error) ?? failure switch
    {
        RequestFailure.Syntax => "GRAPHQL_PARSE_FAILED",
        RequestFailure.Validation => "GRAPHQL_VALIDATION_FAILED",
        RequestFailure.Operation => "OPERATION_RESOLUTION_FAILURE",
        RequestFailure.OperationNotAllowed => "OPERATION_NOT_ALLOWED",
        RequestFailure.Variables => "BAD_USER_INPUT",
        _ => error.Exception is { } exception ? Of(exception) : Other,
    };

    public static string Of(Exception exception) => (exception as GraphQLException)?.Code ?? exception.GetType().FullName ?? Other;

    public static string? CodeOf(GraphQLError error) =>
        error.Extensions is { } extensions && extensions.TryGetValue("code", out var code) ? code as string : null;
}
