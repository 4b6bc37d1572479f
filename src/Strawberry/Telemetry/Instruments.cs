using System.Diagnostics.Metrics;

namespace Strawberry.Telemetry;

/// <summary>
/// The instruments that are told what happens. What is open at a moment is observed instead, where it is counted: then the number is right whenever somebody
/// begins to look.
/// </summary>
internal static class Instruments
{
    public static readonly Meter Meter = new("Strawberry", Tracing.Version);

    public static readonly Histogram<double> RequestDuration = Meter.CreateHistogram(
        "graphql.server.request.duration", "s", "How long an operation took to its last payload, a subscription until it was begun.", null, Seconds);

    public static readonly Histogram<double> EventDuration = Meter.CreateHistogram(
        "graphql.server.subscription.event.duration", "s", "How long an event of a subscription took, from its source to its payload.", null, Seconds);

    public static readonly Counter<long> Payloads = Meter.CreateCounter<long>("strawberry.payloads", "{payload}", "Payloads that left, of all kinds.");

    public static readonly Counter<long> Errors = Meter.CreateCounter<long>("strawberry.errors", "{error}", "Errors in payloads, as they were before any extension.");

    public static readonly Counter<long> DocumentLookups = Meter.CreateCounter<long>(
        "strawberry.document_cache.lookups", "{lookup}", "Documents looked up in the cache of parsed and validated documents.");

    /// <summary>Made when a loader first loads.</summary>
    public static Histogram<long> LoaderBatches => LoaderInstruments.Batches;

    public static readonly Histogram<double> ResolverOverrun = Meter.CreateHistogram(
        "strawberry.resolver.overrun", "s", "How long a resolver went on after its operation was over.", null, Seconds);

    public static readonly Counter<long> TopicOverflows = Meter.CreateCounter<long>(
        "strawberry.topic.overflows", "{event}", "Events that found a listener's queue full, by what became of them.");

    /// <summary>Whether a request has to tell anything.</summary>
    public static bool AreObserved =>
        RequestDuration.Enabled || EventDuration.Enabled || Payloads.Enabled || Errors.Enabled || DocumentLookups.Enabled;

    // The boundaries that the conventions advise for durations of requests.
    private static InstrumentAdvice<double> Seconds => new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    private static InstrumentAdvice<long> Keys => new() { HistogramBucketBoundaries = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000] };

    private static class LoaderInstruments
    {
        public static readonly Histogram<long> Batches = Meter.CreateHistogram<long>(
            "strawberry.dataloader.batch.size", "{key}", "Keys of a batch that a loader loaded.", null, Keys);
    }
}
