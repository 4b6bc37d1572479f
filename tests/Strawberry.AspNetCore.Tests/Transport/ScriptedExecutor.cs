using System.Runtime.CompilerServices;
using System.Text;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>An executor that gives payloads written by hand, each when the test says so, and tells what it was asked.</summary>
internal sealed class ScriptedExecutor : IRequestExecutor
{
    private readonly List<Func<Task<ExecutionPayload?>>> _script = [];
    private readonly List<int> _breaks = [];

    public GraphQLRequest? Request { get; private set; }

    /// <summary>How often a payload was asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>What the request is told about its operation before the first payload.</summary>
    public OperationType? Operation { get; init; }

    public bool Executed { get; private set; }

    /// <summary>Completes when the sequence is disposed; the result tells whether its token had fired.</summary>
    public TaskCompletionSource<bool> Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the token fires while a payload is awaited.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedExecutor Then(ExecutionPayload payload) => Then(() => Task.FromResult<ExecutionPayload?>(payload));

    /// <summary>Adds a payload that is given when the source is completed; null ends the sequence.</summary>
    public ScriptedExecutor Then(TaskCompletionSource<ExecutionPayload?> source) => Then(() => source.Task);

    public ScriptedExecutor Then(Func<Task<ExecutionPayload?>> next)
    {
        _script.Add(next);
        return this;
    }

    /// <summary>Ends what is given to one request; what follows is given to the next.</summary>
    public ScriptedExecutor ThenAgain(ExecutionPayload payload)
    {
        _breaks.Add(_script.Count);
        return Then(payload);
    }

    public async IAsyncEnumerable<ExecutionPayload> StreamAsync(
        GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Request = request;
        if (request.Progress is { } progress)
        {
            progress.Operation = Operation;
        }

        try
        {
            do
            {
                if (await NextAsync(cancellationToken) is not { } payload)
                {
                    yield break;
                }

                yield return payload;
            }
            while (Asked < _script.Count && !_breaks.Contains(Asked));
        }
        finally
        {
            Disposed.TrySetResult(cancellationToken.IsCancellationRequested);
        }
    }

    public async ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        Executed = true;
        return (await NextAsync(cancellationToken))!;
    }

    public OperationType? FindOperation(GraphQLRequest request) => Operation;

    private async Task<ExecutionPayload?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _script[Asked++]().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }
    }

    public static ExecutionPayload Result(string data, OperationType operation = OperationType.Query) =>
        new() { HasData = true, DataJson = Encoding.UTF8.GetBytes(data), Operation = operation };

    public static ExecutionPayload Part(string data, bool hasNext) =>
        new() { HasData = true, DataJson = Encoding.UTF8.GetBytes(data), Operation = OperationType.Query, HasNext = hasNext };

    public static ExecutionPayload Failed(RequestFailure failure, string message, OperationType? operation = null) =>
        new() { Failure = failure, Operation = operation, Errors = [new GraphQLError(message)] };
}
