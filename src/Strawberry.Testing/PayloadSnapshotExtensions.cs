using System.Runtime.CompilerServices;
using Strawberry.Testing;
using Strawberry.Testing.Snapshots;

namespace Strawberry;

/// <summary>Compares payloads with what was verified.</summary>
public static class PayloadSnapshotExtensions
{
    /// <summary>
    /// Takes all payloads and compares them, a block each, with <c>TestFile.Method.verified.txt</c> beside the calling source file; a
    /// <paramref name="name"/> makes it <c>TestFile.Method_name.verified.txt</c>. What differs is written to <c>….received.txt</c>, and
    /// <see cref="SnapshotException"/> shows the difference. A missing file always fails; outside <c>CI=true</c> the received file is written to be verified.
    /// With <c>UPDATE_SNAPSHOTS=1</c> what is received becomes what is verified, but not under <c>CI=true</c>.
    /// </summary>
    public static async Task MatchSnapshotAsync(
        this IAsyncEnumerable<ExecutionPayload> payloads,
        string? name = null,
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(payloads);
        var text = new PayloadText();
        await foreach (var payload in payloads.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            text.Add(payload);
        }

        text.Match(file, method, name);
    }

    /// <summary>Takes all payloads that a client receives and compares them with what was verified, as they were sent. Times are not compared.</summary>
    public static async Task MatchSnapshotAsync(
        this IAsyncEnumerable<ReceivedPayload> payloads,
        string? name = null,
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(payloads);
        var text = new PayloadText();
        await foreach (var payload in payloads.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            text.Add(payload.Json);
        }

        text.Match(file, method, name);
    }
}
