namespace Strawberry.Testing.Responses;

/// <summary>A way to frame payloads, from the reader's side.</summary>
internal abstract class PayloadReader(ResponseBody body, ResponseProblem problem)
{
    protected ResponseBody Body { get; } = body;

    protected ResponseProblem Problem { get; } = problem;

    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);
}
