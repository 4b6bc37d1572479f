using System.Diagnostics;

namespace Strawberry.Load;

/// <summary>Clients that ask for what never ends and comes as fast as it can, and do not read: producers wait for them, and memory does not grow.</summary>
internal sealed class Idlers(ServerProcess server, Report report)
{
    private const int ClientsOfAKind = 10;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync()
    {
        var before = await report.AddAsync(server, "nobody, before");
        var clients = ResponseKind.Streams.Concat(ResponseKind.Subscriptions).SelectMany(static kind => Enumerable.Range(0, ClientsOfAKind).Select(_ => kind.MakeClient())).ToList();
        await Task.WhenAll(clients.Select(client => client.OpenAsync(server, TimeSpan.Zero)));
        await WhenHeldBackAsync();
        var load = await report.AddAsync(server, $"{clients.Count} that do not read");
        await Task.WhenAll(clients.Select(static client => client.DisposeAsync().AsTask()));
        var after = await report.AddAsync(
            server, "nobody, after", state => state.Producers == 0 && state.HeapMiB <= Crowd.MostHeap(before) && state.Handles <= Crowd.MostHandles(before));
        report.Check("A client that does not read costs little", (load.HeapMiB - before.HeapMiB) / clients.Count, 1, "MiB of heap");
        report.Check("The heap comes back from those", after.HeapMiB, Crowd.MostHeap(before), "MiB");
        report.Check("Their handles come back", after.Handles, Crowd.MostHandles(before), "");
        report.Check("Their producers have ended", after.Producers, 0, "");
    }

    private async Task WhenHeldBackAsync()
    {
        var clock = Stopwatch.StartNew();
        for (var last = -1L; ;)
        {
            await Task.Delay(500);
            var state = await server.GetStateAsync(collect: false);
            if (state.Produced == last)
            {
                return;
            }

            last = state.Produced;
            if (clock.Elapsed > _patience)
            {
                throw new LoadException($"Producers do not wait for clients that do not read: {last} produced.");
            }
        }
    }
}
