using Strawberry.Incremental.Merging;
using Strawberry.Testing.Payloads;

namespace Strawberry.Testing;

/// <summary>What can be done with the payloads that a client has received.</summary>
public static class ReceivedPayloadExtensions
{
    /// <summary>
    /// Takes all payloads of a query or mutation, in any format, and gives the one result they add up to: data merged, errors in order of arrival, the time of
    /// the last. Throws <see cref="InvalidOperationException"/> when there is no payload, or for the events of a subscription.
    /// </summary>
    public static async ValueTask<ReceivedPayload> MergeAsync(this IAsyncEnumerable<ReceivedPayload> payloads, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payloads);
        var merger = new PayloadMerger();
        ReceivedPayload? last = null;
        var count = 0;
        await foreach (var payload in payloads.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            merger.Add(PayloadReading.Read(payload.Json, merger));
            last = payload;
            count++;
        }

        if (count == 1 && last!.HasNext is null)
        {
            return last;
        }

        var result = merger.ToResult();
        return PayloadSequence.Read(System.Text.Encoding.UTF8.GetBytes(result.ToJson()), last!.Elapsed, last.StatusCode);
    }
}
