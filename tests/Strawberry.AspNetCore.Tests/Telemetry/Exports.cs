using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Strawberry.AspNetCore.Tests.Telemetry;

/// <summary>Keeps the spans that the SDK of OpenTelemetry exports.</summary>
internal sealed class SpanExports : BaseExporter<Activity>
{
    private readonly ConcurrentQueue<Activity> _spans = new();

    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var activity in batch)
        {
            _spans.Enqueue(activity);
        }

        return ExportResult.Success;
    }

    /// <summary>The spans of a trace by their names, each behind that of its parent: <c>request > query</c>.</summary>
    public string[] Read(ActivityTraceId trace)
    {
        var spans = _spans.Where(s => s.TraceId == trace).ToArray();
        return [.. spans.OrderBy(s => s.StartTimeUtc).Select(Path).Order(StringComparer.Ordinal)];

        string Path(Activity span) => spans.FirstOrDefault(s => s.SpanId == span.ParentSpanId) is { } parent ? $"{Path(parent)} > {Name(span)}" : Name(span);
    }

    /// <summary>The spans linked to one of the trace.</summary>
    public Activity[] LinkedTo(ActivityTraceId trace) => [.. _spans.Where(s => s.Links.Any(l => l.Context.TraceId == trace))];

    private static string Name(Activity span) =>
        span.GetTagItem("error.type") is { } error && span.Status == ActivityStatusCode.Error ? $"{span.DisplayName} ({error})" : span.DisplayName;
}

/// <summary>Keeps what the SDK of OpenTelemetry has last read of the instruments.</summary>
internal sealed class MetricExports : BaseExporter<Metric>
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    public override ExportResult Export(in Batch<Metric> batch)
    {
        lock (_values)
        {
            _values.Clear();
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    var tags = new List<string>();
                    foreach (var (key, value) in point.Tags)
                    {
                        tags.Add($"{key}={value}");
                    }

                    var name = tags.Count == 0 ? metric.Name : $"{metric.Name}{{{string.Join(',', tags.Order(StringComparer.Ordinal))}}}";
                    _values[name] = metric.MetricType switch
                    {
                        MetricType.Histogram => point.GetHistogramCount(),
                        MetricType.LongSum => point.GetSumLong(),
                        MetricType.LongSumNonMonotonic => point.GetSumLong(),
                        _ => double.NaN,
                    };
                }
            }
        }

        return ExportResult.Success;
    }

    /// <summary>How often a histogram was told something, or a counter's sum, as in <c>strawberry.errors{error.type=FORBIDDEN}</c>; zero when nothing was said of it.</summary>
    public double Of(string name)
    {
        lock (_values)
        {
            return _values.GetValueOrDefault(name);
        }
    }

    public string[] Names()
    {
        lock (_values)
        {
            return [.. _values.Keys.Select(k => k.Split('{')[0]).Distinct().Order(StringComparer.Ordinal)];
        }
    }
}
