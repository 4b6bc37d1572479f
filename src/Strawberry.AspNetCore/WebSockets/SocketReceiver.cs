using System.Buffers;
using System.Net.WebSockets;

namespace Strawberry.AspNetCore.WebSockets;

internal enum ReceivedKind
{
    Text,
    Binary,
    TooLarge,
    Close,

    /// <summary>The connection is gone, without a close frame.</summary>
    Lost,
}

/// <summary>Receives whole messages into one pooled buffer, which a connection holds only while a message is coming or read.</summary>
internal sealed class SocketReceiver(WebSocket socket, int limit) : IDisposable
{
    private const int InitialSize = 4096;

    private byte[] _buffer = [];
    private int _length;

    /// <summary>The message received last; valid until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Message => _buffer.AsSpan(0, _length);

    public async ValueTask<ReceivedKind> ReceiveAsync()
    {
        Dispose();
        try
        {
            // Waits without a buffer: a thousand idle connections need none.
            var result = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
            while (!result.EndOfMessage && result.MessageType != WebSocketMessageType.Close)
            {
                result = await socket.ReceiveAsync(MakeRoom(), CancellationToken.None);
                _length += result.Count;
                if (limit > 0 && _length > limit)
                {
                    return ReceivedKind.TooLarge;
                }
            }

            return KindOf(result.MessageType);
        }
        catch (Exception e) when (IsLoss(e))
        {
            return ReceivedKind.Lost;
        }
    }

    /// <summary>Throws away what comes, until the client closes or is lost.</summary>
    public async ValueTask<ReceivedKind> DrainAsync()
    {
        Dispose();
        try
        {
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                if (!result.EndOfMessage && result.MessageType != WebSocketMessageType.Close)
                {
                    result = await socket.ReceiveAsync(MakeRoom(), CancellationToken.None);
                }
            }
            while (result.MessageType != WebSocketMessageType.Close);
            return ReceivedKind.Close;
        }
        catch (Exception e) when (IsLoss(e))
        {
            return ReceivedKind.Lost;
        }
    }

    public void Dispose()
    {
        _length = 0;
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    /// <summary>Whether an exception of a socket's says that the connection is of no more use.</summary>
    public static bool IsLoss(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;

    private static ReceivedKind KindOf(WebSocketMessageType type) => type switch
    {
        WebSocketMessageType.Text => ReceivedKind.Text,
        WebSocketMessageType.Binary => ReceivedKind.Binary,
        _ => ReceivedKind.Close,
    };

    // Room for one byte more than is allowed, by which a message is known to be too large.
    private Memory<byte> MakeRoom()
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(InitialSize, checked(_length * 2)));
            Message.CopyTo(larger);
            if (_length > 0)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
            }

            _buffer = larger;
        }

        var room = _buffer.AsMemory(_length);
        return limit > 0 && room.Length > limit - _length ? room[..(limit - _length + 1)] : room;
    }
}
