using System.Net.WebSockets;
using Strawberry.Primitives;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>
/// Sends one message at a time. Who sends waits for its turn and for the client to take the message, so that a slow client holds its producers back; turns
/// come in the order they were asked for, so that no operation keeps another from sending. Nothing is written, hence no memory taken, before the turn.
/// </summary>
internal sealed class SocketSender(WebSocket socket)
{
    // Answers that the reader of messages does not wait for, so that a client that reads slowly can still end its operations.
    private const int MaxPosted = 16;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isClosed;
    private int _posted;

    /// <summary>Whether something is being sent.</summary>
    public bool IsBusy => _turn.CurrentCount == 0;

    /// <summary>
    /// Sends a message when its turn comes. False: the connection has closed, or the message was not wanted any more. Who gives up waiting leaves a message
    /// that is on its way alone.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async ValueTask<bool> SendAsync(OutgoingMessage message, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        var sending = SendNowAsync(message);
        return await (sending.IsCompleted || !cancellationToken.CanBeCanceled ? sending : new ValueTask<bool>(sending.AsTask().WaitAsync(cancellationToken)));
    }

    /// <summary>Sends a message without waiting, unless too many already wait.</summary>
    public ValueTask PostAsync(byte[] json)
    {
        var sending = SendAsync(new FixedMessage(json));
        if (sending.IsCompleted)
        {
            return default;
        }

        var isOneTooMany = Interlocked.Increment(ref _posted) > MaxPosted;
        var posted = EndPostAsync(sending);
        return isOneTooMany ? new ValueTask(posted) : default;
    }

    /// <summary>Sends the close frame, behind what is being sent; nothing is sent afterwards.</summary>
    public async ValueTask CloseAsync(SocketClose close)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_isClosed)
            {
                _isClosed = true;
                await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, CancellationToken.None);
            }
        }
        catch (Exception e) when (SocketReceiver.IsLoss(e))
        {
            // There is nobody left to say good-bye to.
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits for what is being sent; nothing is sent afterwards.</summary>
    public async ValueTask EndAsync()
    {
        await _turn.WaitAsync();
        _isClosed = true;
        _turn.Release();
    }

    // Gives the turn back.
    private async ValueTask<bool> SendNowAsync(OutgoingMessage message)
    {
        try
        {
            using var buffer = new Utf8Buffer();
            if (_isClosed || !message.TryWrite(buffer))
            {
                return false;
            }

            await SendNowAsync(buffer.WrittenMemory);
            return !_isClosed;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask SendNowAsync(ReadOnlyMemory<byte> json)
    {
        try
        {
            await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception e) when (SocketReceiver.IsLoss(e))
        {
            // Who reads from the connection finds out by itself.
            _isClosed = true;
        }
    }

    private async Task EndPostAsync(ValueTask<bool> sending)
    {
        await sending;
        Interlocked.Decrement(ref _posted);
    }
}
