using System.Diagnostics;
using System.Text;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Scheduling;
using Strawberry.Telemetry;

namespace Strawberry.Extensions;

/// <summary>
/// What one request tells those who listen: spans and numbers. It stands around all extensions, but sees each payload before them: errors are counted as they
/// were. When nobody listens there is none.
/// </summary>
internal sealed class RequestTelemetry(TelemetryOptions options, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly ErrorTelemetry _errors = new(options);
    private OperationDefinitionNode? _definition;
    private Activity? _operation;
    private Activity? _event;
    private DateTimeOffset _asked;
    private long _eventStart;
    private int _payloads;
    private bool _isSubscribed;
    private bool _isComplete;

    /// <summary>Whether anybody listens.</summary>
    public static bool IsWanted => Tracing.Source.HasListeners() || Instruments.AreObserved;

    private KeyValuePair<string, object?> Type => new(Attributes.OperationType, _definition is null ? null : Attributes.ValueOf(_definition.Operation));

    /// <summary>Begins the operation's span, below the current one. It is the current one when this returns.</summary>
    public void Begin(GraphQLRequest request)
    {
        _asked = DateTimeOffset.UtcNow;
        _operation = Tracing.Source.StartActivity(Tracing.UnknownOperation, ActivityKind.Server);
        if (options.RecordDocument && _operation is { IsAllDataRequested: true })
        {
            _operation.SetTag(Attributes.Document, Encoding.UTF8.GetString(request.Query.Span));
        }
    }

    /// <summary>Makes the operation's span the current one, in the caller's execution context.</summary>
    public void Enter()
    {
        if (_operation is { IsStopped: false })
        {
            Activity.Current = _operation;
        }
    }

    public void OnDocument(bool isCached)
    {
        if (Instruments.DocumentLookups.Enabled)
        {
            Instruments.DocumentLookups.Add(1, new KeyValuePair<string, object?>(Attributes.CacheResult, isCached ? "hit" : "miss"));
        }
    }

    /// <summary>The operation is known.</summary>
    public void OnOperation(OperationDefinitionNode definition)
    {
        _definition = definition;
        if (_operation is { } operation)
        {
            operation.DisplayName = options.NameSpansByOperation && definition.Name is { } name
                ? $"{Attributes.ValueOf(definition.Operation)} {name.Value}"
                : Attributes.ValueOf(definition.Operation);
            Describe(operation);
        }
    }

    /// <summary>The next payload is asked for.</summary>
    public void OnAsked() => _asked = DateTimeOffset.UtcNow;

    /// <summary>A subscription has begun. Its span ends here: one that lasts for days is of no use to anyone. Each event has its own.</summary>
    public void OnSubscribed()
    {
        _isComplete = true;
        EndOperation();
        _isSubscribed = true;
    }

    /// <summary>An event has come. What <paramref name="pump"/> runs from here on belongs to its span.</summary>
    public void BeginEvent(RequestPump pump)
    {
        _eventStart = time.GetTimestamp();
        _event = StartEvent();
        if (_event is not null)
        {
            pump.Follow(_event);
        }
    }

    /// <summary>A payload is about to meet the extensions.</summary>
    public void OnPayload(ExecutionPayload payload)
    {
        if (Instruments.Payloads.Enabled)
        {
            Instruments.Payloads.Add(1, Type);
        }

        if (_isSubscribed)
        {
            EndEvent(payload);
            return;
        }

        _isComplete = payload.HasNext != true;
        var span = payload.HasNext is null ? null : StartPayload(payload);
        var errorType = _errors.Tell(payload, _operation);
        if (span is not null && errorType is not null)
        {
            Tracing.Fail(span, errorType);
        }

        span?.Stop();
        _payloads++;
    }

    /// <summary>The request ends with an exception.</summary>
    public void Fail(Exception exception) => _errors.Fail(exception, _operation);

    /// <summary>Everything was delivered, or nobody wants the rest.</summary>
    public void End()
    {
        if (!_isSubscribed)
        {
            EndOperation();
        }
        else if (_event is { } left)
        {
            left.SetTag(Attributes.ErrorType, ErrorTypes.Canceled);
            Stop(left);
            _event = null;
        }
    }

    private Activity? StartEvent()
    {
        var outer = Activity.Current;
        try
        {
            // Not below the subscription's span, which has ended, nor in its trace, which would have no end.
            Activity.Current = null;
            var links = _operation is null ? null : new ActivityLink[] { new(_operation.Context) };
            var activity = Tracing.Source.StartActivity(Tracing.SubscriptionEvent, ActivityKind.Internal, default(ActivityContext), null, links);
            if (activity is not null)
            {
                Describe(activity);
                activity.SetTag(Attributes.ProcessingType, "subscription_event");
            }

            return activity;
        }
        finally
        {
            Activity.Current = outer;
        }
    }

    private void EndEvent(ExecutionPayload payload)
    {
        // Without one, it is the source that has failed.
        var span = _event ?? StartEvent();
        _event = null;
        span?.SetTag(Attributes.PayloadIndex, _payloads++);
        var errorType = _errors.Tell(payload, span);
        if (_eventStart != 0 && Instruments.EventDuration.Enabled)
        {
            Instruments.EventDuration.Record(Seconds(_eventStart), With(errorType, default));
        }

        _eventStart = 0;
        if (span is not null)
        {
            Stop(span);
        }
    }

    // The span is made when its payload is there: nothing happens below it.
    private Activity? StartPayload(ExecutionPayload payload)
    {
        if (_operation is null)
        {
            return null;
        }

        var activity = Tracing.Source.StartActivity(Tracing.IncrementalPayload, ActivityKind.Internal, _operation.Context, null, null, _asked);
        if (activity is not null)
        {
            Describe(activity);
            activity.SetTag(Attributes.PayloadIndex, _payloads);
            activity.SetTag(Attributes.PayloadHasNext, payload.HasNext);
        }

        return activity;
    }

    private void EndOperation()
    {
        var errorType = _errors.First ?? (_isComplete ? null : ErrorTypes.Canceled);
        if (Instruments.RequestDuration.Enabled)
        {
            Instruments.RequestDuration.Record(Seconds(_start), With(errorType, Type));
        }

        if (_operation is null)
        {
            return;
        }

        if (errorType == ErrorTypes.Canceled)
        {
            _operation.SetTag(Attributes.ErrorType, errorType);
        }

        _operation.Stop();
    }

    private void Describe(Activity activity)
    {
        activity.SetTag(Attributes.OperationType, Type.Value);
        if (_definition?.Name is { } name)
        {
            activity.SetTag(Attributes.OperationName, name.Value);
        }
    }

    private double Seconds(long since) => time.GetElapsedTime(since).TotalSeconds;

    private static TagList With(string? errorType, KeyValuePair<string, object?> type)
    {
        var tags = default(TagList);
        if (type.Value is not null)
        {
            tags.Add(type);
        }

        if (errorType is not null)
        {
            tags.Add(Attributes.ErrorType, errorType);
        }

        return tags;
    }

    private static void Stop(Activity activity)
    {
        // Stopping brings the activity back that was current when it began, which may be another by now.
        var outer = Activity.Current;
        activity.Stop();
        Activity.Current = outer;
    }
}
