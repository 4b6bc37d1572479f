using System.Diagnostics;

namespace Strawberry.Load;

/// <summary>
/// Opens all responses, each with a payload a second, holds them, closes them, half of them without a word, and does so again. What the server holds with nobody
/// there is the same before and after; what it holds under load is the same in each round.
/// </summary>
internal sealed class Crowd(ServerProcess server, Report report, int streams, int subscriptions, TimeSpan hold)
{
    private const int OpenedAtATime = 50;
    private const double MostGrowth = 2;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync(int rounds)
    {
        // What is made once, by the compiler and by pools, is made before anything is measured.
        await VisitAsync(50, 50, TimeSpan.FromSeconds(2), null);
        var before = await report.AddAsync(server, "nobody, before");
        var loads = new List<ServerState>();
        var afters = new List<ServerState>();
        for (var round = 1; round <= rounds; round++)
        {
            await VisitAsync(streams, subscriptions, hold, async clients =>
            {
                loads.Add(await report.AddAsync(server, $"{clients} open, round {round}"));
            });
            afters.Add(await report.AddAsync(server, $"nobody, after round {round}", state =>
                state.Handles <= MostHandles(before) && state.HeapMiB <= (afters.Count == 0 ? MostHeap(before) : afters[0].HeapMiB + MostGrowth)));
        }

        var (load, after) = (loads[^1], afters[^1]);
        report.Note($"An open response costs {(load.Heap - before.Heap) / 1024.0 / (streams + subscriptions):0.0} KiB of heap.");
        report.Check("The heap comes back", after.HeapMiB, MostHeap(before), "MiB");
        report.Check("What stays does not grow with each round", after.HeapMiB, afters[0].HeapMiB + MostGrowth, "MiB");
        report.Check("All handles come back", after.Handles, MostHandles(before), "");
        report.Check("No producer is left", after.Producers, 0, "");
        report.Check("The heap under load does not grow", load.HeapMiB, loads[0].HeapMiB * 1.1 + 4, "MiB");
        report.Check("Resident memory under load does not grow", load.ResidentMiB, loads.Take(Math.Max(1, rounds - 1)).Max(static state => state.ResidentMiB) * 1.1 + 16, "MiB");
        report.Check("Resident memory comes back", after.ResidentMiB, Math.Max(before.ResidentMiB + 64, load.ResidentMiB), "MiB");
    }

    /// <summary>What the heap may come to when nobody is there any more: what pools keep for the next.</summary>
    public static double MostHeap(ServerState before) => before.HeapMiB + 8;

    /// <summary>The system's own go up and down by some.</summary>
    public static int MostHandles(ServerState before) => before.Handles + 32;

    private async Task VisitAsync(int streamCount, int subscriptionCount, TimeSpan time, Func<int, Task>? measure)
    {
        var clients = new List<Client>();
        clients.AddRange(Enumerable.Range(0, streamCount).Select(i => ResponseKind.Streams[i % ResponseKind.Streams.Count].MakeClient()));
        clients.AddRange(Enumerable.Range(0, subscriptionCount).Select(i => ResponseKind.Subscriptions[i % ResponseKind.Subscriptions.Count].MakeClient()));
        try
        {
            await OpenAsync(clients);
            await WhenAllHaveAsync(clients, static client => client.Received > 0, "its first payload");
            var (received, used, clock) = (clients.ConvertAll(static client => client.Received), await server.GetStateAsync(collect: false), Stopwatch.StartNew());
            await Task.Delay(time);
            await WhenAllHaveAsync(clients, (client, i) => client.Received >= received[i] + (int)(time / _interval / 2), "a payload a second");
            if (measure is not null)
            {
                await measure(clients.Count);
                var state = await server.GetStateAsync(collect: false);
                report.Note($"{(state.Produced - used.Produced) / clock.Elapsed.TotalSeconds:0} payloads a second take {(state.Processor - used.Processor) / clock.Elapsed.TotalSeconds:0.00} of a core.");
            }

            await Task.WhenAll(clients.Select(static (client, i) => client.LeaveAsync(politely: i % 2 == 0)));
            await WhenEndedAsync();
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private async Task OpenAsync(List<Client> clients)
    {
        using var turns = new SemaphoreSlim(OpenedAtATime);
        await Task.WhenAll(clients.Select(async client =>
        {
            await turns.WaitAsync();
            try
            {
                await client.OpenAsync(server, _interval);
                client.Read();
            }
            finally
            {
                turns.Release();
            }
        }));
    }

    private static Task WhenAllHaveAsync(List<Client> clients, Func<Client, bool> has, string what) => WhenAllHaveAsync(clients, (client, _) => has(client), what);

    private static async Task WhenAllHaveAsync(List<Client> clients, Func<Client, int, bool> has, string what)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < clients.Count;)
        {
            if (clients[i].Ended.IsCompleted)
            {
                throw new LoadException($"{clients[i].Kind.Name}: the response has ended. {clients[i].Ended.Exception?.InnerException?.Message}");
            }

            if (has(clients[i], i))
            {
                i++;
            }
            else if (clock.Elapsed > _patience)
            {
                throw new LoadException($"{clients[i].Kind.Name}: a client did not get {what}.");
            }
            else
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task WhenEndedAsync()
    {
        var clock = Stopwatch.StartNew();
        while ((await server.GetStateAsync(collect: false)).Producers > 0)
        {
            if (clock.Elapsed > _patience)
            {
                throw new LoadException("Producers go on although all clients have left.");
            }

            await Task.Delay(20);
        }
    }
}
