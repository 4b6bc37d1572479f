using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.SingleConnection;

/// <summary>An operation whose results go to a stream that others share. It outlives the request that brought it.</summary>
internal sealed class StreamOperation(OperationStream stream, string id, AsyncServiceScope scope, ILogger logger)
{
    private static readonly Action<PipeWriter, (JsonEncodedText Id, ExecutionPayload Payload)> Next =
        static (output, frame) => OperationFrames.WriteNext(output, frame.Id, frame.Payload);

    private static readonly Action<PipeWriter, JsonEncodedText> Complete = OperationFrames.WriteComplete;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly JsonEncodedText _id = JsonEncodedText.Encode(id);
    private IAsyncEnumerator<ExecutionPayload>? _payloads;
    private Task<bool>? _move;

    public string Id => id;

    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>
    /// Asks for the first payload. Gives it when nothing was executed: then the operation has ended, and it is the answer to the request that brought it.
    /// </summary>
    public async ValueTask<ExecutionPayload?> PrepareAsync(IRequestExecutor executor, GraphQLRequest request)
    {
        _payloads = executor.StreamAsync(request, _cancellation.Token).GetAsyncEnumerator(_cancellation.Token);
        _move = _payloads.MoveNextAsync().AsTask();
        if (request.Progress?.Operation is not null || !await _move || _payloads.Current is not { Failure: not RequestFailure.None } refused)
        {
            return null;
        }

        stream.Remove(this);
        await EndAsync();
        return refused;
    }

    /// <summary>Begins to send, on a thread of its own: the request that brought the operation is answered first.</summary>
    public void Start() => ThreadPool.QueueUserWorkItem(static operation => _ = operation.RunAsync(), this, preferLocal: false);

    /// <summary>Nothing is sent any more, and what works for it is cancelled.</summary>
    public void Stop() => _ = CancelAsync();

    /// <summary>Releases all it had.</summary>
    public async ValueTask EndAsync()
    {
        try
        {
            if (_move is not null)
            {
                // A sequence must not be disposed while it is asked.
                await ((Task)_move).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await _payloads!.DisposeAsync();
            }

            await scope.DisposeAsync();
        }
        finally
        {
            stream.OnEnded();
        }
    }

    // Nobody awaits it, so it throws nothing.
    private async Task RunAsync()
    {
        try
        {
            await SendAsync();
        }
        catch (Exception) when (_cancellation.IsCancellationRequested)
        {
            // As was asked for.
        }
        catch (Exception e)
        {
            SingleConnectionLog.OperationFailed(logger, e, id);
            await SendFailureAsync();
        }

        stream.Remove(this);
        try
        {
            await EndAsync();
        }
        catch (Exception e)
        {
            SingleConnectionLog.OperationFailed(logger, e, id);
        }
    }

    private async ValueTask SendAsync()
    {
        while (await _move!)
        {
            using var payload = _payloads!.Current;
            if (!await stream.SendAsync(Next, (_id, payload), _cancellation.Token))
            {
                return;
            }

            if (payload.HasNext == false)
            {
                break;
            }

            _move = _payloads.MoveNextAsync().AsTask();
        }

        if (stream.Remove(this))
        {
            await stream.SendAsync(Complete, _id, _cancellation.Token);
        }
    }

    private async ValueTask SendFailureAsync()
    {
        try
        {
            using var payload = OperationFrames.Unexpected();
            if (await stream.SendAsync(Next, (_id, payload), _cancellation.Token) && stream.Remove(this))
            {
                await stream.SendAsync(Complete, _id, _cancellation.Token);
            }
        }
        catch (Exception)
        {
            // The stream is what failed: there is nobody to tell.
        }
    }

    private async Task CancelAsync()
    {
        try
        {
            await _cancellation.CancelAsync();
        }
        catch (AggregateException e)
        {
            // A callback registered on the token failed: that is no reason not to end.
            SingleConnectionLog.OperationFailed(logger, e, id);
        }
    }
}
