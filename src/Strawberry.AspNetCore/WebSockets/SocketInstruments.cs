using System.Diagnostics.Metrics;
using Strawberry.Telemetry;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>How many WebSocket connections are open in the process.</summary>
internal static class SocketInstruments
{
    private static readonly ObservableUpDownCounter<int> Gauge = Instruments.Meter.CreateObservableUpDownCounter(
        "strawberry.websocket.connections", static () => Volatile.Read(ref _open), "{connection}", "WebSocket connections that are open.");

    private static int _open;

    /// <summary>Lets the number be observed.</summary>
    public static void Publish() => GC.KeepAlive(Gauge);

    public static void Add(int count) => Interlocked.Add(ref _open, count);
}
