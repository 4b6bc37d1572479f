using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.SingleConnection;

internal static partial class SingleConnectionLog
{
    [LoggerMessage(EventId = 30, Level = LogLevel.Error, Message = "Operation {Id} of an event stream failed.")]
    public static partial void OperationFailed(ILogger logger, Exception exception, string id);
}
