using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Strawberry.Tests.Telemetry;

/// <summary>Listens to the engine's spans and keeps those that have ended.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _ended = new();

    public Spans(ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Strawberry",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampling,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public Activity[] Ended => [.. _ended];

    public Activity Single(string name) => Ended.Single(a => a.DisplayName == name);

    /// <summary>
    /// The spans as they hang together, each below its parent in the order of their ends: its name, its attributes, whether it failed, its events, the span it
    /// is linked to.
    /// </summary>
    public string[] Tree()
    {
        var ended = Ended;
        var lines = new List<string>();
        foreach (var root in ended.Where(a => !ended.Any(b => b.SpanId == a.ParentSpanId)))
        {
            Add(root, "");
        }

        return [.. lines];

        void Add(Activity activity, string indent)
        {
            lines.Add(indent + Describe(activity));
            lines.AddRange(activity.Events.Select(e => $"{indent}  ! {e.Name}{Describe(e.Tags)}"));
            lines.AddRange(activity.Links.Select(l => $"{indent}  -> {ended.Single(a => a.SpanId == l.Context.SpanId).DisplayName}"));
            foreach (var child in ended.Where(a => a.ParentSpanId == activity.SpanId))
            {
                Add(child, indent + "  ");
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private static string Describe(Activity activity) =>
        (activity.Kind == ActivityKind.Internal ? "" : $"{activity.Kind} ")
        + activity.DisplayName
        + (activity.Status == ActivityStatusCode.Unset ? "" : $" {activity.Status}")
        + Describe(activity.TagObjects);

    private static string Describe(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Concat(tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => string.Create(CultureInfo.InvariantCulture, $" {t.Key}={t.Value}")));
}
