using Microsoft.Extensions.Logging;

namespace Strawberry.Execution;

/// <summary>What the engine logs. Neither variables nor documents are in it: exceptions are what resolvers threw.</summary>
internal static partial class ExecutionLog
{
#pragma warning disable SYSLIB1015 // Properties to filter by: the text says enough without them.
    [LoggerMessage(EventId = 1, EventName = "FieldFailed", Level = LogLevel.Error, Message = "Field {Path} of operation {Operation} failed.")]
    public static partial void FieldFailed(ILogger logger, Exception exception, string path, string operation, string operationType, string code);

    [LoggerMessage(EventId = 7, EventName = "FieldRefused", Level = LogLevel.Debug, Message = "Field {Path} of operation {Operation} told its client of an error.")]
    public static partial void FieldRefused(ILogger logger, Exception exception, string path, string operation, string operationType, string code);
#pragma warning restore SYSLIB1015

    [LoggerMessage(EventId = 2, EventName = "CancellationFailed", Level = LogLevel.Error, Message = "A cancellation callback failed.")]
    public static partial void CancellationFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3, EventName = "DisposalFailed", Level = LogLevel.Error, Message = "A resolver's service failed when it was disposed.")]
    public static partial void DisposalFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        EventId = 4, EventName = "TimedOut", Level = LogLevel.Warning, Message = "Operation {Operation} was ended: it took longer than {Timeout}.")]
    public static partial void TimedOut(ILogger logger, string operation, TimeSpan timeout);

    [LoggerMessage(
        EventId = 5, EventName = "RequestRefused", Level = LogLevel.Debug, Message = "A request was refused before its execution, with {Count} errors: {Failure}.")]
    public static partial void RequestRefused(ILogger logger, RequestFailure failure, int count);

    [LoggerMessage(EventId = 6, EventName = "FieldDenied", Level = LogLevel.Debug, Message = "Field {Field} of operation {Operation} was denied: {Code}.")]
    public static partial void FieldDenied(ILogger logger, string field, string operation, string code);
}
