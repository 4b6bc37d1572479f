using System.Diagnostics;

namespace Strawberry.Telemetry;

/// <summary>Where spans come from. Names follow the GraphQL conventions of OpenTelemetry, and where these say nothing, the draft of their working group.</summary>
internal static class Tracing
{
    public const string UnknownOperation = "GraphQL Operation";
    public const string Parsing = "GraphQL Document Parsing";
    public const string Validation = "GraphQL Document Validation";
    public const string IncrementalPayload = "GraphQL Incremental Payload";
    public const string SubscriptionEvent = "GraphQL Subscription Event";
    public const string LoaderBatch = "GraphQL DataLoader Batch";

    public static readonly ActivitySource Source = new("Strawberry", Version);

    /// <summary>The version of spans and instruments.</summary>
    public static string Version => typeof(Tracing).Assembly.GetName().Version!.ToString(3);

    /// <summary>Begins a span of a phase below the current one; null when nobody listens.</summary>
    public static Activity? Begin(string name, string phase)
    {
        var activity = Source.HasListeners() ? Source.StartActivity(name) : null;
        activity?.SetTag(Attributes.ProcessingType, phase);
        return activity;
    }

    /// <summary>Marks a span as failed.</summary>
    public static void Fail(Activity activity, string errorType) => activity.SetTag(Attributes.ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
}
