using System.Diagnostics;
using Strawberry.Errors;
using Strawberry.Telemetry;

namespace Strawberry.Extensions;

/// <summary>What is told of a request's errors: their number by kind, and an event of the span each.</summary>
internal sealed class ErrorTelemetry(TelemetryOptions options)
{
    private const int MaxEvents = 10;

    private int _count;

    /// <summary>The kind of the first error; null when there was none.</summary>
    public string? First { get; private set; }

    /// <summary>Tells of all errors of a payload. Gives the kind of the first.</summary>
    public string? Tell(ExecutionPayload payload, Activity? span)
    {
        string? first = null;
        Tell(payload.ErrorList, payload.Failure, span, ref first);
        foreach (var entry in payload.Incremental)
        {
            Tell(entry.ErrorList, default, span, ref first);
        }

        foreach (var notice in payload.Completed)
        {
            Tell(notice.Errors, default, span, ref first);
        }

        if (first is not null && span is not null)
        {
            span.SetTag(Attributes.ErrorCount, _count);
        }

        return first;
    }

    /// <summary>Something failed that is no error of a payload.</summary>
    public void Fail(Exception exception, Activity? span)
    {
        Note(ErrorTypes.Of(exception), span);
        span?.AddException(exception);
    }

    private void Tell(IList<GraphQLError>? errors, RequestFailure failure, Activity? span, ref string? first)
    {
        if (errors is null)
        {
            return;
        }

        for (var i = 0; i < errors.Count; i++)
        {
            var error = errors[i];
            var type = ErrorTypes.Of(error, failure);
            first ??= type;
            Note(type, span);
            if (Instruments.Errors.Enabled)
            {
                Instruments.Errors.Add(1, new KeyValuePair<string, object?>(Attributes.ErrorType, type));
            }

            if (++_count <= MaxEvents && span is { IsAllDataRequested: true })
            {
                span.AddEvent(new ActivityEvent("graphql.error", tags: Describe(error)));
            }
        }
    }

    private void Note(string type, Activity? span)
    {
        if (First is null)
        {
            First = type;
        }

        if (span is { Status: not ActivityStatusCode.Error })
        {
            Tracing.Fail(span, type);
        }
    }

    private ActivityTagsCollection Describe(GraphQLError error)
    {
        var tags = new ActivityTagsCollection();
        if (error.Path is { } path)
        {
            tags[Attributes.ErrorPath] = string.Join('.', path);
        }

        if (ErrorTypes.CodeOf(error) is { } code)
        {
            tags[Attributes.ErrorCode] = code;
        }

        if (error.Exception is { } exception)
        {
            tags[Attributes.ExceptionType] = exception.GetType().FullName;
        }

        // What the engine says may quote the document and variables; what a resolver says is its author's own.
        if (error.Exception is not null || options.RecordDocument)
        {
            tags[Attributes.ErrorMessage] = error.Message;
        }

        return tags;
    }
}
