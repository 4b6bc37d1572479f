using System.Diagnostics.Metrics;
using Strawberry.Language;
using Strawberry.Telemetry;

namespace Strawberry.Execution;

/// <summary>What the engine has open in the process, all operations together. Zero when nothing runs.</summary>
internal static class EngineCounters
{
    private static readonly int[] Operations = new int[3];
    private static int _enumerators;
    private static int _tasks;
    private static int _deliveries;
    private static int _abandoned;

    public static int OpenOperations => Open(OperationType.Query) + Open(OperationType.Mutation) + Open(OperationType.Subscription);

    /// <summary>Sources of streams, sequences and events that are not disposed yet.</summary>
    public static int OpenEnumerators => Volatile.Read(ref _enumerators);

    /// <summary>Operations with resolvers' tasks or sources' disposals that have not ended yet, those of no use any more included.</summary>
    public static int PendingTasks => Volatile.Read(ref _tasks);

    /// <summary>Incremental responses with payloads to come.</summary>
    public static int OpenDeliveries => Volatile.Read(ref _deliveries);

    /// <summary>Resolvers' tasks and sources' disposals that go on although their operation is over.</summary>
    public static int AbandonedTasks => Volatile.Read(ref _abandoned);

    public static void AddOperation(OperationType type, int count) => Interlocked.Add(ref Operations[(int)type], count);

    public static void AddEnumerator(int count) => Interlocked.Add(ref _enumerators, count);

    public static void AddTask(int count) => Interlocked.Add(ref _tasks, count);

    public static void AddDelivery(int count) => Interlocked.Add(ref _deliveries, count);

    public static void AddAbandoned(int count) => Interlocked.Add(ref _abandoned, count);

    /// <summary>Lets the numbers be observed.</summary>
    public static void Publish() => GC.KeepAlive(Gauges.Active);

    private static int Open(OperationType type) => Volatile.Read(ref Operations[(int)type]);

    /// <summary>Made once, when the first schema is.</summary>
    private static class Gauges
    {
        public static readonly object[] Active =
        [
            Instruments.Meter.CreateObservableUpDownCounter(
                "graphql.server.request.active",
                static () => new Measurement<int>[]
                {
                    new(Open(OperationType.Query), new KeyValuePair<string, object?>(Attributes.OperationType, "query")),
                    new(Open(OperationType.Mutation), new KeyValuePair<string, object?>(Attributes.OperationType, "mutation")),
                },
                "{request}",
                "Queries and mutations that have payloads to come."),
            Instruments.Meter.CreateObservableUpDownCounter(
                "graphql.server.subscription.active", static () => Open(OperationType.Subscription), "{subscription}", "Subscriptions that are open."),
            Instruments.Meter.CreateObservableUpDownCounter(
                "strawberry.incremental.active", static () => OpenDeliveries, "{response}", "Incremental responses that have payloads to come."),
            Instruments.Meter.CreateObservableUpDownCounter(
                "strawberry.source.open", static () => OpenEnumerators, "{source}", "Sources of streams, sequences and events that are not disposed yet."),
            Instruments.Meter.CreateObservableUpDownCounter(
                "strawberry.resolver.abandoned",
                static () => AbandonedTasks,
                "{resolver}",
                "Resolvers that go on although their operation is over: those that stay ignore their token."),
        ];
    }
}
