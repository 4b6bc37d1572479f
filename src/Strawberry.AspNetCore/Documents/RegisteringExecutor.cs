using System.Runtime.CompilerServices;
using Strawberry.Language;

namespace Strawberry.AspNetCore.Documents;

/// <summary>Executes one request and keeps its document when the first payload shows that it is valid. What is not, must not fill the store.</summary>
internal sealed class RegisteringExecutor(IRequestExecutor executor, IDocumentStore store, string hash) : IRequestExecutor
{
    public async IAsyncEnumerable<ExecutionPayload> StreamAsync(GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isRegistered = false;
        await foreach (var payload in executor.StreamAsync(request, cancellationToken))
        {
            if (!isRegistered)
            {
                isRegistered = true;
                await RegisterAsync(request, payload, cancellationToken);
            }

            yield return payload;
        }
    }

    public async ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var payload = await executor.ExecuteAsync(request, cancellationToken);
        await RegisterAsync(request, payload, cancellationToken);
        return payload;
    }

    public OperationType? FindOperation(GraphQLRequest request) => executor.FindOperation(request);

    public bool IsSubscription(GraphQLRequest request) => executor.IsSubscription(request);

    private ValueTask RegisterAsync(GraphQLRequest request, ExecutionPayload payload, CancellationToken cancellationToken) =>
        payload.Failure is RequestFailure.Syntax or RequestFailure.Validation ? default : store.SetAsync(hash, request.Query, cancellationToken);
}
