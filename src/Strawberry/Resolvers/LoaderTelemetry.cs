using System.Diagnostics;
using Strawberry.Telemetry;

namespace Strawberry.Resolvers;

/// <summary>What is told of a batch: its size and its span.</summary>
internal readonly struct LoaderTelemetry : IDisposable
{
    private readonly Activity? _activity;

    private LoaderTelemetry(Activity? activity) => _activity = activity;

    /// <summary>Begins a batch. Its span is the current one until it is disposed.</summary>
    public static LoaderTelemetry Begin(object loader, int size)
    {
        if (Instruments.LoaderBatches.Enabled)
        {
            Instruments.LoaderBatches.Record(size, new KeyValuePair<string, object?>(Attributes.LoaderName, loader.GetType().Name));
        }

        if (!Tracing.Source.HasListeners())
        {
            return default;
        }

        var activity = Tracing.Begin($"{Tracing.LoaderBatch} {loader.GetType().Name}", "dataloader_batch");
        activity?.SetTag(Attributes.LoaderName, loader.GetType().Name).SetTag(Attributes.BatchSize, size);
        return new LoaderTelemetry(activity);
    }

    public void Fail(Exception exception)
    {
        if (_activity is not null)
        {
            Tracing.Fail(_activity, ErrorTypes.Of(exception));
        }
    }

    public void Dispose() => _activity?.Dispose();
}
