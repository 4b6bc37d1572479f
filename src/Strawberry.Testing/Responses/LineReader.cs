using System.Runtime.CompilerServices;

namespace Strawberry.Testing.Responses;

/// <summary>A payload a line. The end is the end of the body; whether it is the right one, the payloads say.</summary>
internal sealed class LineReader(ResponseBody body, ResponseProblem problem) : PayloadReader(body, problem)
{
    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = 0;
        while (await Body.TakeUntilAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line;
            count++;
        }

        if (Body.Broken is not null || !Body.Rest.IsEmpty)
        {
            throw Problem.EndedEarly(count, "the end of its line");
        }
    }
}
