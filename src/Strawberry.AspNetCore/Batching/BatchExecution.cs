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
        var access = new RequestAccess(context);
        access.Share();
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

                var isMutation = IsMutation(parameters, resolution);
                if (isMutation)
                {
                    await Task.WhenAll(running);
                    running.Clear();
                }

                running.Add(RunAsync(access, parameters, resolution, results, i));
                if (isMutation)
                {
                    await running[0];
                }
            }
        }
        finally
        {
            // Nothing may run on when the response is over, also when one failed.
            try
            {
                await Task.WhenAll(running);
            }
            finally
            {
                access.Close();
            }
        }

        return results;
    }

    private bool IsMutation(RequestParameters parameters, DocumentResolution resolution) =>
        executor.FindOperation(new GraphQLRequest(resolution.Document) { OperationName = parameters.OperationName }) == OperationType.Mutation;

    private async Task RunAsync(RequestAccess access, RequestParameters parameters, DocumentResolution resolution, ExecutionPayload[] results, int index)
    {
        var request = requests.Make(access, parameters, resolution.Document, null, Allowed);
        results[index] = await resolution.Executor.ExecuteAsync(request, access.HttpContext.RequestAborted);
    }

    private static ExecutionPayload Fail(HttpFailure failure) => new() { Errors = [failure.ToError()] };
}
