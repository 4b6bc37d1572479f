using System.Runtime.CompilerServices;

namespace Strawberry.Testing.Responses;

/// <summary>One result as a JSON document.</summary>
internal sealed class DocumentReader(ResponseBody body, ResponseProblem problem) : PayloadReader(body, problem)
{
    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var json = await Body.TakeRestAsync(cancellationToken).ConfigureAwait(false);
        if (Body.Broken is not null || json.Length == 0)
        {
            throw Problem.EndedEarly(0, "a result");
        }

        yield return json;
    }
}
