using System.Globalization;

namespace Strawberry.Benchmarks.Http;

/// <summary>
/// Runs both servers in turns and prints the ratios. Of requests a second the median of the turns' ratios counts, since a machine that is slow is slow for both;
/// of latencies and of processor time the best, since other work on the machine only ever adds to them. Processes that are set up alike may differ by a tenth
/// for as long as they live: several pairs are started.
/// </summary>
internal sealed class Comparison(int pairs, string filter)
{
    private const int Turns = 5;
    private const int WarmUpTurns = 24;
    private const double LeastRate = 0.9;
    private const double MostLatency = 1.3;
    private const double MostMemory = 1.3;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly Row[] _rows =
    [
        .. from load in Load.All
           where load.Name.Contains(filter, StringComparison.Ordinal)
           from connections in (int[])[4, 64]
           select new Row(load, connections),
    ];

    /// <summary>Whether no row has the filter in its name.</summary>
    public bool IsEmpty => _rows.Length == 0;

    public async Task RunAsync()
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            await using var hand = await ServerProcess.StartAsync("hand");
            await using var ours = await ServerProcess.StartAsync("graphql");

            await WarmUpAsync(hand, load => load.HandPath);
            await WarmUpAsync(ours, _ => "/graphql");
            foreach (var row in _rows)
            {
                await RunAsync(hand, ours, row);
            }
        }

        Console.WriteLine("| load | connections | requests/s: by hand | ours | ratio, ≥ 0.9 | p99 µs: by hand | ours | ratio, ≤ 1.3 | processor µs a request: by hand | ours | by hand / ours | mark |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var row in _rows)
        {
            Print(row);
        }

        await CompareMemoryAsync();
    }

    // With one core, on which it is busy, a process takes some fifteen seconds until what it runs is compiled as it will stay; until then it is half as fast.
    private async Task WarmUpAsync(ServerProcess server, Func<Load, string> path)
    {
        var loads = _rows.Select(r => r.Load).Distinct().ToArray();
        for (var i = 0; i < WarmUpTurns; i++)
        {
            var load = loads[i % loads.Length];
            await Wrk.RunAsync(server, path(load), Wrk.Post(load.Body), 64, Turn);
        }
    }

    private static async Task RunAsync(ServerProcess hand, ServerProcess ours, Row row)
    {
        await CheckAsync(hand, ours, row.Load);

        // They go first by turns.
        var script = Wrk.Post(row.Load.Body);
        for (var turn = 0; turn < Turns; turn++)
        {
            var isHandFirst = row.Count % 2 == 0;
            var early = isHandFirst ? await RunHandAsync() : default;
            var mine = await Wrk.RunAsync(ours, "/graphql", script, row.Connections, Turn);
            var theirs = isHandFirst ? early : await RunHandAsync();
            if (turn >= 0)
            {
                row.Add(theirs, mine);
            }
        }

        Task<WrkResult> RunHandAsync() => Wrk.RunAsync(hand, row.Load.HandPath, script, row.Connections, Turn);
    }

    private static void Print(Row row)
    {
        var rate = Median(row.Hand.Zip(row.Ours, (a, b) => b.RequestsPerSecond / a.RequestsPerSecond));
        var (handP99, oursP99) = (row.Hand.Min(r => r.P99Micros), row.Ours.Min(r => r.P99Micros));
        var (handMicros, oursMicros) = (row.Hand.Min(r => r.ServerMicros), row.Ours.Min(r => r.ServerMicros));
        var trouble = row.Hand.Concat(row.Ours).FirstOrDefault(r => r.Trouble is not null).Trouble;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Load.Name} | {row.Connections} | {Median(row.Hand.Select(r => r.RequestsPerSecond)):0} | {Median(row.Ours.Select(r => r.RequestsPerSecond)):0} | {rate:0.00} | {handP99:0} | {oursP99:0} | {oursP99 / handP99:0.00} | {handMicros:0.0} | {oursMicros:0.0} | {handMicros / oursMicros:0.00} | {Mark(rate >= LeastRate && oursP99 / handP99 <= MostLatency)} {trouble} |"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

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
        for (var i = 0; i < 12; i++)
        {
            var run = Wrk.RunAsync(server, path, Wrk.Post(load.Body), 64, Turn);
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

    private sealed record Row(Load Load, int Connections)
    {
        private readonly List<WrkResult> _hand = [];
        private readonly List<WrkResult> _ours = [];

        public int Count => _hand.Count;

        public IReadOnlyList<WrkResult> Hand => _hand;

        public IReadOnlyList<WrkResult> Ours => _ours;

        public void Add(WrkResult hand, WrkResult ours)
        {
            _hand.Add(hand);
            _ours.Add(ours);
        }
    }
}
