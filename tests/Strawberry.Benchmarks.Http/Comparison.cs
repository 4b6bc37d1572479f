using System.Globalization;

namespace Strawberry.Benchmarks.Http;

/// <summary>Runs both servers in turns, short runs of which the best counts, and prints the ratios.</summary>
internal sealed class Comparison(int rounds, TimeSpan duration, string filter)
{
    private const double LeastRate = 0.9;
    private const double MostLatency = 1.3;
    private const double MostMemory = 1.3;

    public async Task RunAsync()
    {
        Console.WriteLine("| load | connections | requests/s: by hand | ours | ratio, ≥ 0.9 | p99 µs: by hand | ours | ratio, ≤ 1.3 | processor µs a request: by hand | ours | by hand / ours | mark |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        await using (var hand = await ServerProcess.StartAsync("hand"))
        {
            await using var ours = await ServerProcess.StartAsync("graphql");
            foreach (var load in Load.All.Where(l => l.Name.Contains(filter, StringComparison.Ordinal)))
            {
                await CheckAsync(hand, ours, load);
                foreach (var connections in (int[])[4, 64])
                {
                    await CompareAsync(hand, ours, load, connections);
                }
            }
        }

        await CompareMemoryAsync();
    }

    private async Task CompareAsync(ServerProcess hand, ServerProcess ours, Load load, int connections)
    {
        var script = Wrk.Post(load.Body);
        var (handBest, oursBest) = (default(WrkResult), default(WrkResult));
        for (var i = -1; i < rounds; i++)
        {
            var theirs = await Wrk.RunAsync(hand, load.HandPath, script, connections, duration);
            var mine = await Wrk.RunAsync(ours, "/graphql", script, connections, duration);
            if (i >= 0)
            {
                // The round before is for the compiler.
                handBest = Better(handBest, theirs);
                oursBest = Better(oursBest, mine);
            }
        }

        var rate = oursBest.RequestsPerSecond / handBest.RequestsPerSecond;
        var latency = oursBest.P99Micros / handBest.P99Micros;
        var trouble = handBest.Trouble ?? oursBest.Trouble;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {load.Name} | {connections} | {handBest.RequestsPerSecond:0} | {oursBest.RequestsPerSecond:0} | {rate:0.00} | {handBest.P99Micros:0} | {oursBest.P99Micros:0} | {latency:0.00} | {handBest.ServerMicros:0.0} | {oursBest.ServerMicros:0.0} | {handBest.ServerMicros / oursBest.ServerMicros:0.00} | {Mark(rate >= LeastRate && latency <= MostLatency)} {trouble} |"));
    }

    private static WrkResult Better(WrkResult a, WrkResult b) => a.RequestsPerSecond == 0 ? b : new(
        Math.Max(a.RequestsPerSecond, b.RequestsPerSecond), Math.Min(a.P99Micros, b.P99Micros), a.Requests + b.Requests, a.Trouble ?? b.Trouble)
    {
        ServerMicros = Math.Min(a.ServerMicros, b.ServerMicros),
    };

    private async Task CompareMemoryAsync()
    {
        var load = Load.All[^1];
        var hand = await MeasureMemoryAsync("hand", load.HandPath, load);
        var ours = await MeasureMemoryAsync("graphql", "/graphql", load);
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Resident memory under 64 connections × {load.Name}: by hand {hand:0.0} MiB, ours {ours:0.0} MiB, ratio {ours / hand:0.00} (≤ 1.3): {Mark(ours / hand <= MostMemory)}"));
    }

    // The most that was seen in a fresh process.
    private async Task<double> MeasureMemoryAsync(string kind, string path, Load load)
    {
        await using var server = await ServerProcess.StartAsync(kind);
        var most = 0.0;
        for (var i = 0; i < Math.Max(2, rounds); i++)
        {
            var run = Wrk.RunAsync(server, path, Wrk.Post(load.Body), 64, duration);
            while (!run.IsCompleted)
            {
                most = Math.Max(most, server.ResidentMiB);
                await Task.WhenAny(run, Task.Delay(50));
            }

            await run;
        }

        return most;
    }

    // Nobody is fast who answers something else.
    private static async Task CheckAsync(ServerProcess hand, ServerProcess ours, Load load)
    {
        using var client = new HttpClient();
        var theirs = await PostAsync(client, hand.Url + load.HandPath, load);
        var mine = await PostAsync(client, ours.Url + "/graphql", load);
        using var a = System.Text.Json.JsonDocument.Parse(theirs);
        using var b = System.Text.Json.JsonDocument.Parse(mine);
        if (!System.Text.Json.JsonElement.DeepEquals(a.RootElement, b.RootElement))
        {
            throw new InvalidOperationException($"{load.Name}: the servers answer differently.\n{theirs}\n{mine}");
        }
    }

    private static async Task<string> PostAsync(HttpClient client, string url, Load load)
    {
        using var content = new StringContent(load.Body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(url, content);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static string Mark(bool holds) => holds ? "ok" : "**short**";
}
