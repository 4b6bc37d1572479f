using System.Globalization;

namespace Strawberry.Benchmarks.Start;

/// <summary>What a server's start is to stay under.</summary>
internal static class Target
{
    /// <summary>The last cells of a server's row: its target, if it has one, and a mark.</summary>
    public static string Of(string kind, ServerReport server) => (kind, server.Name) switch
    {
        ("packages", "Large") => Cells("≤ 40 ms behind bare", server.BehindBare <= 40),
        ("native", "Large") => Cells("≤ 8 ms behind bare", server.BehindBare <= 8),

        // A native GraphQL.NET 9 is 18 ms behind its bare server, resident with 26 MiB, and has 15.5 MB.
        ("native", "Hello") => Cells("≤ 18 ms behind bare, 26 MiB, 15.5 MB", server is { BehindBare: <= 18, ResidentMiB: <= 26, SizeMB: <= 15.5 }),
        _ => Cells("–", null),
    };

    private static string Cells(string target, bool? holds) =>
        string.Create(CultureInfo.InvariantCulture, $"{target} | {holds switch { true => "ok", false => "**short**", null => "" }}");
}
