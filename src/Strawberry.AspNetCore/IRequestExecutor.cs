using Strawberry.Language;

namespace Strawberry.AspNetCore;

/// <summary>What transports ask for payloads: a schema, or a script in tests of the wire.</summary>
internal interface IRequestExecutor
{
    IAsyncEnumerable<ExecutionPayload> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken);

    ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken);

    /// <summary>The kind of the operation that a request would execute; null when it would execute none.</summary>
    OperationType? FindOperation(GraphQLRequest request);

    /// <summary>Whether a request would execute a subscription.</summary>
    bool IsSubscription(GraphQLRequest request) => FindOperation(request) == OperationType.Subscription;
}

internal sealed class SchemaExecutor(Schema schema) : IRequestExecutor
{
    public IAsyncEnumerable<ExecutionPayload> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken) =>
        schema.StreamAsync(request, cancellationToken);

    public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken) =>
        schema.ExecuteAsync(request, cancellationToken);

    public OperationType? FindOperation(GraphQLRequest request) => schema.FindOperation(request);

    // Most documents are not worth a closer look.
    public bool IsSubscription(GraphQLRequest request) =>
        request.Query.Span.IndexOf("subscription"u8) >= 0 && FindOperation(request) == OperationType.Subscription;
}
