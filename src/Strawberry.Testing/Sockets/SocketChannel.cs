using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Strawberry.Testing.Sockets;

/// <summary>Messages over a socket: one is sent at a time, one read at a time.</summary>
internal sealed class SocketChannel(WebSocket socket) : IDisposable
{
    private const int SubprotocolNotAcceptable = 4406;

    private readonly SemaphoreSlim _sending = new(1);
    private readonly MemoryStream _message = new();
    private readonly byte[] _buffer = new byte[8 * 1024];

    /// <summary>The next message; null when the server has closed.</summary>
    public async ValueTask<byte[]?> ReceiveAsync()
    {
        _message.SetLength(0);
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(), default).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await AnswerCloseAsync().ConfigureAwait(false);
                return null;
            }

            if (part.MessageType != WebSocketMessageType.Text)
            {
                throw new TestClientException("The server sent a binary message; those of the protocol are text.");
            }

            _message.Write(_buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return _message.ToArray();
            }
        }
    }

    /// <summary>Sends a message. A socket that is gone takes nothing; why it is gone, <see cref="ReceiveAsync"/> tells.</summary>
    public async ValueTask TrySendAsync(JsonElement message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (socket.State == WebSocketState.Open)
            {
                await socket.SendAsync(JsonMarshal.GetRawUtf8Value(message).ToArray(), WebSocketMessageType.Text, true, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>How the server has closed.</summary>
    public SocketClosedException DescribeClose()
    {
        var code = (int?)socket.CloseStatus;
        var reason = socket.CloseStatusDescription;
        var why = $"{code?.ToString() ?? "no code"}{(string.IsNullOrEmpty(reason) ? "" : $" ({reason})")}";
        var hint = code == SubprotocolNotAcceptable ? $" Offer {WebSocketTestClient.SubProtocol} when the socket is opened." : "";
        return new SocketClosedException($"The server closed the WebSocket with {why}.{hint}", code, reason);
    }

    /// <summary>Closes the socket, and cuts it when the server does not close it too within a time.</summary>
    public async ValueTask CloseAsync(Task receiving, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await _sending.WaitAsync(timeout.Token).ConfigureAwait(false);
            try
            {
                if (socket.State == WebSocketState.Open)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                _sending.Release();
            }

            await receiving.WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    public void Abort() => socket.Abort();

    // The server waits for it.
    private async ValueTask AnswerCloseAsync()
    {
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
        _message.Dispose();
    }
}
