using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Documents;
using Strawberry.AspNetCore.Requests;
using Strawberry.Language;

namespace Strawberry.AspNetCore.Batching;

/// <summary>
/// Executes the requests of a batch to one complete result each. Queries run side by side; a mutation waits for all before it, and all behind it wait for it.
/// </summary>
internal sealed class BatchExecution(IRequestExecutor executor, DocumentResolver documents, RequestFactory requests)
{
    private const AllowedOperations Allowed = AllowedOperations.Query | AllowedOperations.Mutation;

    /// <summary>The results, in the order of the requests. What is wrong with one is its own result.</summary>
    public async ValueTask<ExecutionPayload[]> ExecuteAsync(HttpContext context, IReadOnlyList<RequestReading> batch)
    {
        var results = new ExecutionPayload[batch.Count];
        var running = new List<Task>();
        try
        {
            for (var i = 0; i < results.Length; i++)
            {
                if (batch[i].Parameters is not { } parameters)
                {
                    results[i] = Fail(batch[i].Failure!);
                    continue;
                }

                var resolution = await documents.ResolveAsync(parameters, executor, context.RequestAborted);
                if (resolution.Failure is { } failure)
                {
                    results[i] = Fail(failure);
                    continue;
                }

                var request = requests.Make(context, parameters, resolution.Document, null, Allowed);
                if (executor.FindOperation(request) == OperationType.Mutation)
                {
                    await Task.WhenAll(running);
                    running.Clear();
                    results[i] = await resolution.Executor.ExecuteAsync(request, context.RequestAborted);
                }
                else
                {
                    running.Add(RunAsync(resolution.Executor, request, results, i, context.RequestAborted));
                }
            }
        }
        finally
        {
            // Nothing may run on when the response is over, also when one failed.
            await Task.WhenAll(running);
        }

        return results;
    }

    private static async Task RunAsync(
        IRequestExecutor executor, GraphQLRequest request, ExecutionPayload[] results, int index, CancellationToken cancellationToken) =>
        results[index] = await executor.ExecuteAsync(request, cancellationToken);

    private static ExecutionPayload Fail(HttpFailure failure) => new() { Errors = [failure.ToError()] };
}
