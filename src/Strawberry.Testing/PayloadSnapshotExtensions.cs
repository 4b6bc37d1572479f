using System.Runtime.CompilerServices;
using Strawberry.Testing;

namespace Strawberry;

/// <summary>Compares payloads with what was verified.</summary>
public static class PayloadSnapshotExtensions
{
    /// <summary>
    /// Takes all payloads and compares them, a block each, with <c>TestFile.Method.verified.txt</c> beside the calling source file; a
    /// <paramref name="name"/> makes it <c>TestFile.Method_name.verified.txt</c>. What differs is written to <c>….received.txt</c>, and
    /// <see cref="SnapshotException"/> shows the difference. A missing file always fails; outside <c>CI=true</c> the received file is written to be verified.
    /// </summary>
    public static async Task MatchSnapshotAsync(
        this IAsyncEnumerable<ExecutionPayload> payloads,
        string? name = null,
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(payloads);
        var text = await PayloadText.WriteAsync(payloads, cancellationToken).ConfigureAwait(false);
        var path = SnapshotPath.Find(file, name is null ? method : $"{method}_{name}");
        Snapshot.Match(text, path, Environment.GetEnvironmentVariable("CI") == "true");
    }
}
