using System.Globalization;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Strawberry.Testing.Payloads;
using Strawberry.Testing.Requests;

namespace Strawberry.Testing.Sockets;

/// <summary>Speaks <c>graphql-transport-ws</c> over a socket: reads as long as there is something to read, and gives each operation what is its own.</summary>
internal sealed class SocketConversation : IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly SocketChannel _channel;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stopped = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<JsonElement> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketClosedException> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _receiving;
    private TestClientException? _end;
    private int _lastId;
    private volatile bool _isDisposed;

    public SocketConversation(WebSocket socket, TimeProvider time)
    {
        _channel = new SocketChannel(socket);
        _time = time;

        // Whether anybody waits for it or not.
        _ = _acknowledged.Task.ContinueWith(static t => t.Exception, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously);
        _receiving = ReceiveAsync();
    }

    public Task<SocketClosedException> Closed => _closed.Task;

    /// <summary>Sends <c>connection_init</c> and gives the payload of the answer.</summary>
    public async ValueTask<JsonElement> InitialiseAsync(object? payload, Deadline deadline)
    {
        var message = new Dictionary<string, object?> { ["type"] = "connection_init" };
        if (payload is not null)
        {
            message["payload"] = payload;
        }

        await _channel.TrySendAsync(RequestBody.Write(message), deadline.Token).ConfigureAwait(false);
        return await deadline.WaitAsync(
            new ValueTask<JsonElement>(_acknowledged.Task.WaitAsync(deadline.Token)), () => "The server did not answer connection_init in time.").ConfigureAwait(false);
    }

    public async ValueTask<SocketOperation> SubscribeAsync(JsonElement request, CancellationToken cancellationToken)
    {
        SocketOperation operation;
        lock (_gate)
        {
            if (_end is not null)
            {
                throw _end;
            }

            operation = new SocketOperation(this, (++_lastId).ToString(CultureInfo.InvariantCulture));
            _operations.Add(operation.Id, operation);
        }

        // When the socket is gone, the reading side knows why.
        await _channel.TrySendAsync(
            RequestBody.Write(new Dictionary<string, object?> { ["id"] = operation.Id, ["type"] = "subscribe", ["payload"] = request }), cancellationToken)
            .ConfigureAwait(false);
        return operation;
    }

    public async ValueTask StopAsync(SocketOperation operation)
    {
        lock (_gate)
        {
            if (!_operations.Remove(operation.Id))
            {
                return;
            }

            // What the server has sent before it knew may still come.
            _stopped.Add(operation.Id);
        }

        using var timeout = new CancellationTokenSource(CloseTimeout);
        await _channel.TrySendAsync(
            RequestBody.Write(new Dictionary<string, object?> { ["id"] = operation.Id, ["type"] = "complete" }), timeout.Token).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _channel.CloseAsync(_receiving, CloseTimeout).ConfigureAwait(false);
        await _receiving.ConfigureAwait(false);
        _channel.Dispose();
    }

    private async Task ReceiveAsync()
    {
        TestClientException end;
        try
        {
            while (await _channel.ReceiveAsync().ConfigureAwait(false) is { } utf8)
            {
                await HandleAsync(SocketMessage.Parse(utf8), _time.GetTimestamp()).ConfigureAwait(false);
            }

            end = _isDisposed ? new SocketClosedException("The client was disposed, which closed the WebSocket.", null, null) : _channel.DescribeClose();
        }
        catch (TestClientException e)
        {
            // The server has broken the protocol: there is nothing more to hear from it.
            _channel.Abort();
            end = e;
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            end = new SocketClosedException($"The WebSocket was lost without a close frame: {e.Message}", null, null, e);
        }

        End(end);
    }

    private async ValueTask HandleAsync(SocketMessage message, long timestamp)
    {
        switch (message.Type)
        {
            case "connection_ack":
                _acknowledged.TrySetResult(message.Payload);
                break;
            case "ping":
                await _channel.TrySendAsync(RequestBody.Write(new Dictionary<string, object?> { ["type"] = "pong" }), default).ConfigureAwait(false);
                break;
            case "next":
                Find(message, isLast: false)?.Add(new WirePayload(JsonMarshal.GetRawUtf8Value(message.Payload).ToArray(), timestamp));
                break;
            case "error":
                var failed = Find(message, isLast: true);
                failed?.Add(new WirePayload(Encoding.UTF8.GetBytes($$"""{"errors":{{message.Payload.GetRawText()}}}"""), timestamp));
                failed?.End();
                break;
            case "complete":
                Find(message, isLast: true)?.End();
                break;
        }
    }

    private SocketOperation? Find(SocketMessage message, bool isLast)
    {
        lock (_gate)
        {
            if (_operations.TryGetValue(message.Id, out var operation))
            {
                if (isLast)
                {
                    _operations.Remove(message.Id);
                }

                return operation;
            }

            return _stopped.Contains(message.Id)
                ? null
                : throw new TestClientException($"The server sent {message.Type} for the operation {message.Id}, which does not run. Payload: {message.Payload}");
        }
    }

    private void End(TestClientException end)
    {
        SocketOperation[] operations;
        lock (_gate)
        {
            _end = end;
            operations = [.. _operations.Values];
            _operations.Clear();
        }

        foreach (var operation in operations)
        {
            operation.End(end);
        }

        _acknowledged.TrySetException(end);
        _closed.TrySetResult(end as SocketClosedException ?? new SocketClosedException(end.Message, null, null, end));
    }
}
