using System.Globalization;

namespace Strawberry.Benchmarks.Http;

/// <summary>
/// Sends two million requests of all sorts in turns: small and large, with variables, deferred, invalid, with texts never seen before. Once the caches are full and
/// the code is compiled, the process grows no more: what three tenths in the middle hold on average, the last three hold.
/// </summary>
internal static class Soak
{
    private const int Legs = 10;
    private const int Compared = 3;
    private const int FirstCompared = 3;
    private const double MostGrowth = 1.05;

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
        var sent = 0L;
        var held = new List<double>();
        Console.WriteLine("| requests | resident MiB |");
        Console.WriteLine("|---:|---:|");
        for (var leg = 1; leg <= Legs; leg++)
        {
            while (sent < requests * leg / Legs)
            {
                sent += (await Wrk.RunAsync(server, "/graphql", script, 64, TimeSpan.FromSeconds(5))).Requests;
            }

            held.Add(server.ResidentMiB);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sent} | {held[^1]:0.0} |"));
        }

        var middle = held.Skip(FirstCompared - 1).Take(Compared).Average();
        var last = held.TakeLast(Compared).Average();
        var holds = last <= middle * MostGrowth;
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Tenths {FirstCompared} to {FirstCompared + Compared - 1} hold {middle:0.0} MiB on average, the last {Compared} {last:0.0}: {(holds ? "ok" : "**short**")}"));
        return holds;
    }
}
