using System.Net.WebSockets;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>
/// The end of a connection, which anybody may begin and which begins once: the operations are ended, the close frame is sent, and when the client does not
/// answer it in time, or does not even take it, the connection is cut.
/// </summary>
internal sealed class SocketClosing(WebSocket socket, SocketSender sender, SocketSettings settings, Action onBegun)
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;
    private int _hasBegun;

    public bool HasBegun => Volatile.Read(ref _hasBegun) != 0;

    /// <summary>Fires when the connection ends.</summary>
    public CancellationToken Token => _cancellation.Token;

    public void Begin(SocketClose close)
    {
        if (TryBegin())
        {
            SocketLog.Closed(settings.Logger, close.Code, close.Reason);
            _timer = settings.Clock.CreateTimer(static socket => ((WebSocket)socket!).Abort(), socket, settings.CloseTimeout, Timeout.InfiniteTimeSpan);
            _ = SendAsync(close);
        }
    }

    /// <summary>Ends a connection that is gone.</summary>
    public void Abort()
    {
        if (TryBegin())
        {
            _sent.SetResult();
        }

        // Also frees who still waits to send.
        socket.Abort();
    }

    /// <summary>Waits for the close frame to be sent, or given up.</summary>
    public async ValueTask EndAsync()
    {
        await _sent.Task;
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    private bool TryBegin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) != 0)
        {
            return false;
        }

        onBegun();
        _ = CancelAsync();
        return true;
    }

    private async Task SendAsync(SocketClose close)
    {
        await sender.CloseAsync(close);
        _sent.SetResult();
    }

    private async Task CancelAsync()
    {
        try
        {
            await _cancellation.CancelAsync();
        }
        catch (AggregateException e)
        {
            SocketLog.OnConnectFailed(settings.Logger, e);
        }
    }
}
