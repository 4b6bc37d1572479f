using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.WebSockets;

internal static partial class SocketLog
{
    [LoggerMessage(EventId = 20, Level = LogLevel.Error, Message = "Operation {Id} of a WebSocket connection failed.")]
    public static partial void OperationFailed(ILogger logger, Exception exception, string id);

    [LoggerMessage(EventId = 21, Level = LogLevel.Error, Message = "A cancellation callback of operation {Id} failed.")]
    public static partial void CancellationFailed(ILogger logger, Exception exception, string id);

    [LoggerMessage(EventId = 22, Level = LogLevel.Error, Message = "OnConnect of a WebSocket connection failed.")]
    public static partial void OnConnectFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 23, Level = LogLevel.Debug, Message = "A WebSocket connection is closed with {Code} {Reason}.")]
    public static partial void Closed(ILogger logger, int code, string? reason);

    [LoggerMessage(EventId = 24, Level = LogLevel.Error, Message = "A WebSocket connection failed.")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception);
}
