using Strawberry.Incremental.Merging;

namespace Strawberry;

/// <summary>What can be done with the payloads of a response.</summary>
public static class ExecutionPayloadExtensions
{
    /// <summary>
    /// Takes all payloads of a query or mutation, in any format, and gives the one result they add up to: data merged, errors in order of arrival.
    /// Throws <see cref="InvalidOperationException"/> when there is no payload, or for the events of a subscription.
    /// </summary>
    public static async ValueTask<ExecutionPayload> MergeAsync(this IAsyncEnumerable<ExecutionPayload> payloads, CancellationToken cancellationToken = default)
    {
        var merger = new PayloadMerger();
        await foreach (var payload in payloads.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            merger.Add(payload);
        }

        return merger.ToResult();
    }
}
