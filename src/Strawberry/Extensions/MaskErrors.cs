using Strawberry.Errors;

namespace Strawberry;

/// <summary>
/// Hides what the client should not see: an error chosen by the predicate keeps its path and locations, and its message becomes
/// <see cref="Message"/>. Covers every payload of every response.
/// </summary>
public sealed class MaskErrors : SchemaExtension, IPayloadHook
{
    private readonly Func<GraphQLError, bool> _shouldMask;
    private readonly Func<GraphQLError, GraphQLError> _replace;

    /// <summary>Masks errors that come from an exception other than <see cref="GraphQLException"/>, or those that <paramref name="shouldMask"/> chooses.</summary>
    public MaskErrors(Func<GraphQLError, bool>? shouldMask = null, string message = "Unexpected error.")
    {
        _shouldMask = shouldMask ?? (static e => e.Exception is not null and not GraphQLException);
        Message = message;
        _replace = Replace;
    }

    /// <summary>What a masked error says.</summary>
    public string Message { get; }

    /// <inheritdoc/>
    public ValueTask OnPayload(OperationContext context, ExecutionPayload payload)
    {
        payload.ReplaceErrors(_replace);
        return default;
    }

    private GraphQLError Replace(GraphQLError error) =>
        _shouldMask(error) ? error with { Message = Message, Extensions = null, Exception = null } : error;
}
