using System.Diagnostics.Metrics;
using Strawberry.Telemetry;

namespace Strawberry;

/// <summary>What topics tell: how many listen, and what becomes of events that find a queue full.</summary>
internal static class TopicTelemetry
{
    private static readonly ObservableUpDownCounter<int> Gauge = Instruments.Meter.CreateObservableUpDownCounter(
        "strawberry.topic.listeners", static () => Volatile.Read(ref _listeners), "{listener}", "Listeners of all topics in memory.");

    private static int _listeners;

    public static void AddListeners(int count)
    {
        GC.KeepAlive(Gauge);
        Interlocked.Add(ref _listeners, count);
    }

    public static void Overflow<T>(TopicOverflow policy)
    {
        if (Instruments.TopicOverflows.Enabled)
        {
            Instruments.TopicOverflows.Add(
                1,
                new KeyValuePair<string, object?>(Attributes.TopicEvent, typeof(T).Name),
                new KeyValuePair<string, object?>(Attributes.TopicPolicy, policy switch
                {
                    TopicOverflow.DropOldest => "drop_oldest",
                    TopicOverflow.DropNewest => "drop_newest",
                    _ => "disconnect",
                }));
        }
    }
}
