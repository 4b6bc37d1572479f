using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>The server's end of a connection whose client does everything by hand, down to taking each message when it likes.</summary>
internal sealed class FakeSocket : WebSocket, IHttpWebSocketFeature
{
    private readonly Channel<(byte[] Bytes, WebSocketMessageType Type)> _incoming = Channel.CreateUnbounded<(byte[], WebSocketMessageType)>();
    private readonly Channel<string> _outgoing = Channel.CreateUnbounded<string>();
    private readonly SemaphoreSlim _taken = new(0);
    private readonly CancellationTokenSource _aborted = new();
    private ReadOnlyMemory<byte> _rest;
    private WebSocketMessageType _type;
    private WebSocketState _state = WebSocketState.Open;
    private readonly SemaphoreSlim _read = new(0);
    private int _sending;

    /// <summary>Whether the client takes what is sent without being asked.</summary>
    public bool IsEager { get; set; } = true;

    public bool IsAborted => _aborted.IsCancellationRequested;

    public bool IsWebSocketRequest => true;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override string? SubProtocol => SocketHost.Protocol;

    public override WebSocketState State => _state;

    public void Say(string message) => _incoming.Writer.TryWrite((Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text));

    public void SayClose() => _incoming.Writer.TryWrite(([], WebSocketMessageType.Close));

    /// <summary>The client is gone, and nobody says so.</summary>
    public void Vanish() => _incoming.Writer.Complete(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));

    /// <summary>What the server begins to send next.</summary>
    public Task<string> SeeAsync() => _outgoing.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Messages that the server has not begun to read.</summary>
    public int Unread => _incoming.Reader.Count;

    /// <summary>Waits until the server has begun to read so many messages since the last time.</summary>
    public async Task WaitForReadsAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.That(await _read.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
        }
    }

    /// <summary>Takes what the server is sending.</summary>
    public void Take() => _taken.Release();

    /// <summary>Everything that was sent and not seen.</summary>
    public List<string> Unseen()
    {
        var all = new List<string>();
        while (_outgoing.Reader.TryRead(out var message))
        {
            all.Add(message);
        }

        return all;
    }

    public Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => Task.FromResult<WebSocket>(this);

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            if (_rest.IsEmpty)
            {
                (_rest, _type) = await _incoming.Reader.ReadAsync(_aborted.Token);
                _read.Release();
            }
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException!;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return new ValueWebSocketReceiveResult(count, _type, _rest.IsEmpty);
    }

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        await SendAsync(Encoding.UTF8.GetString(buffer.Span));
        Assert.That((messageType, endOfMessage), Is.EqualTo((WebSocketMessageType.Text, true)));
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        SendAsync($"{(int)closeStatus} {statusDescription}");

    public override void Abort()
    {
        _state = WebSocketState.Aborted;
        _aborted.Cancel();
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override void Dispose() => _state = WebSocketState.Closed;

    private async Task SendAsync(string what)
    {
        Assert.That(Interlocked.Increment(ref _sending), Is.EqualTo(1), "one sender at a time");
        _outgoing.Writer.TryWrite(what);
        if (!IsEager)
        {
            await _taken.WaitAsync(_aborted.Token);
        }

        Interlocked.Decrement(ref _sending);
    }
}
