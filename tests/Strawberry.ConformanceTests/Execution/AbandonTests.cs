using NUnit.Framework;
using Strawberry.ConformanceTests.Cases;

namespace Strawberry.ConformanceTests.Execution;

/// <summary>Clients that leave, at every payload of every incremental and subscription case, in three ways.</summary>
[NonParallelizable]
public sealed class AbandonTests
{
    private const int AtATime = 32;

    /// <summary>How a client leaves.</summary>
    public enum Way
    {
        Break,
        Throw,
        Cancel,
        CancelWhileWaiting,
    }

    [Test]
    public async Task Leaving_at_any_payload_leaves_nothing_open(
        [Values] Way way, [Values(IncrementalFormat.PendingCompleted, IncrementalFormat.Incremental2022, IncrementalFormat.Patch2020)] IncrementalFormat format)
    {
        foreach (var batch in Departures(format).Chunk(AtATime))
        {
            await Task.WhenAll(batch.Select(d => Leave(d.Case, format, d.After, way)));
            try
            {
                await Quiescence.AssertAsync();
            }
            catch (AssertionException e)
            {
                Assert.Fail(e.Message + "\nafter one of\n" + string.Join('\n', batch.Select(d => $"{d.Case.Id} at {d.After}: {d.Case.Query}")));
            }
        }
    }

    private static IEnumerable<(ConformanceCase Case, int After)> Departures(IncrementalFormat format)
    {
        var recorded = format == IncrementalFormat.PendingCompleted ? CaseFormat.PendingCompleted : CaseFormat.Incremental2022;
        return
            from @case in CaseFile.All
            let expectation = @case.Expected[recorded]
            where expectation.Kind is "incremental" or "subscription"
            from after in Enumerable.Range(0, expectation.Payloads.Count)
            select (@case, after);
    }

    private static async Task Leave(ConformanceCase @case, IncrementalFormat format, int after, Way way)
    {
        using var leaving = new CancellationTokenSource();
        var request = new GraphQLRequest(@case.Query)
        {
            Variables = @case.Variables,
            OperationName = @case.OperationName,
            SkipValidation = !@case.Validate,
            IncrementalFormat = format,
        };
        try
        {
            await Take(BuiltSchemas.Get(@case.Schema).StreamAsync(request, leaving.Token), after, way, leaving);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
        }
        catch (DepartureException)
        {
        }
    }

    private static async Task Take(IAsyncEnumerable<ExecutionPayload> payloads, int after, Way way, CancellationTokenSource leaving)
    {
        await using var enumerator = payloads.GetAsyncEnumerator(CancellationToken.None);
        for (var taken = 0; ; taken++)
        {
            if (taken == after)
            {
                switch (way)
                {
                    case Way.Break:
                        return;
                    case Way.Throw:
                        throw new DepartureException();
                    case Way.Cancel:
                        await leaving.CancelAsync();
                        break;
                    default:
                        var moving = enumerator.MoveNextAsync();
                        await leaving.CancelAsync();
                        await moving;
                        return;
                }
            }

            if (!await enumerator.MoveNextAsync())
            {
                return;
            }
        }
    }

    private sealed class DepartureException : Exception;
}
