using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Strawberry.Benchmarks.Http;

/// <summary>
/// Compares the two servers without a network, in one process: what Kestrel and either of them cost a request, where a network costs several times as much and
/// never twice the same.
/// </summary>
internal static class InMemory
{
    private const int Requests = 20_000;

    public static async Task RunAsync(int rounds, string filter)
    {
        var (hand, ours) = (await ConnectAsync(isGraphQL: false), await ConnectAsync(isGraphQL: true));
        Console.WriteLine("| load | µs a request: by hand | ours | ours − by hand | bytes a request: by hand | ours |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var load in Load.All.Where(l => l.Name.Contains(filter, StringComparison.Ordinal)))
        {
            var (a, b) = (MakeRequest(load.HandPath, load.Body), MakeRequest("/graphql", load.Body));
            await CheckAsync(hand, a, ours, b);
            await CompareAsync(load.Name, () => MeasureAsync(hand, a), () => MeasureAsync(ours, b), rounds);
        }
    }

    private static async Task<MemoryConnection> ConnectAsync(bool isGraphQL)
    {
        var transport = new MemoryTransport();
        var app = Server.Build(isGraphQL, services => services.AddSingleton<IConnectionListenerFactory>(transport));
        await app.StartAsync();
        return transport.Connect(app.Services.GetRequiredService<IMemoryPoolFactory<byte>>().Create());
    }

    private static byte[] MakeRequest(string path, string body) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    private static async Task CompareAsync(string name, Func<Task<Cost>> hand, Func<Task<Cost>> ours, int rounds)
    {
        var (byHand, byUs) = (new List<Cost>(), new List<Cost>());
        for (var i = -rounds; i < rounds * 5; i++)
        {
            var (a, b) = (await hand(), await ours());
            if (i >= 0)
            {
                // The rounds before are for the compiler.
                byHand.Add(a);
                byUs.Add(b);
            }
        }

        var difference = byHand.Zip(byUs, (a, b) => b.Micros - a.Micros).Order().ElementAt(byHand.Count / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {byHand.Min(c => c.Micros):0.00} | {byUs.Min(c => c.Micros):0.00} | {difference:0.00} | {byHand.Min(c => c.Bytes):0} | {byUs.Min(c => c.Bytes):0} |"));
    }

    private static async Task<Cost> MeasureAsync(MemoryConnection connection, byte[] request)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Requests; i++)
        {
            await connection.AskAsync(request);
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Cost(elapsed.TotalMicroseconds / Requests, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)Requests);
    }

    private static async Task CheckAsync(MemoryConnection hand, byte[] a, MemoryConnection ours, byte[] b)
    {
        var (byHand, byUs) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        await hand.AskAsync(a, byHand);
        await ours.AskAsync(b, byUs);
        var (theirs, mine) = (BodyOf(byHand), BodyOf(byUs));
        if (theirs != mine)
        {
            throw new InvalidOperationException($"The servers answer differently.\n{theirs}\n{mine}");
        }
    }

    private static string BodyOf(ArrayBufferWriter<byte> response)
    {
        var text = Encoding.UTF8.GetString(response.WrittenSpan);
        return text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)
            ? text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]
            : throw new InvalidOperationException(text);
    }

    private readonly record struct Cost(double Micros, double Bytes);
}
