using System.Globalization;

namespace Strawberry.Benchmarks.Http;

/// <summary>
/// Sends a million requests of all sorts in turns: small and large, with variables, deferred, invalid, with texts never seen before. What is held after the
/// first tenth is what is held after the last.
/// </summary>
internal static class Soak
{
    private const int Legs = 10;
    private const double MostGrowth = 1.1;

    private static readonly string[] Bodies =
    [
        """{"query":"{ hello }"}""",
        """{"query":"{ books(first: 10) { id title author { name } tags { name } } }"}""",
        """{"query":"query($first: Int!) { books(first: $first) { title } }","variables":{"first":3}}""",
        """{"query":"query($first: Int!) { books(first: $first) { title } }","variables":{"first":"three"}}""",
        """{"query":"{ books(first: 5) { title ... @defer { author { name } } } }"}""",
        """{"query":"{ books(first: 5) { authorLoaded { name } titleYielded } }"}""",
        """{"query":"{ sequence(first: 50) @stream(initialCount: 3) }"}""",
        """{"query":"{ unknown }"}""",
        """{"query":"{ hello"}""",
        """{"query":"{ number%d: hello }"}""",
        """{"query":"{ books(first: 5) { refused } }"}""",
    ];

    public static async Task<bool> RunAsync(long requests)
    {
        await using var server = await ServerProcess.StartAsync("graphql");
        var script = Wrk.Post(Bodies, "multipart/mixed, application/json;q=0.9");
        var (sent, first, last) = (0L, 0.0, 0.0);
        Console.WriteLine("| requests | resident MiB |");
        Console.WriteLine("|---:|---:|");
        for (var leg = 1; leg <= Legs; leg++)
        {
            while (sent < requests * leg / Legs)
            {
                sent += (await Wrk.RunAsync(server, "/graphql", script, 64, TimeSpan.FromSeconds(5))).Requests;
            }

            last = server.ResidentMiB;
            first = leg == 1 ? last : first;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sent} | {last:0.0} |"));
        }

        var holds = last <= first * MostGrowth;
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"After the first tenth {first:0.0} MiB, after the last {last:0.0}: {(holds ? "ok" : "**short**")}"));
        return holds;
    }
}
