using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Responses;

namespace Strawberry.AspNetCore.SingleConnection;

/// <summary>
/// One event stream and the operations whose results go there. Frames are written one at a time, and an operation goes on when its frame was flushed: a slow
/// client holds them all back.
/// </summary>
internal sealed class OperationStream(string token, string user, int maxOperations)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StreamOperation> _active = new(StringComparer.Ordinal);

    // Nobody's turn before the headers have left.
    private readonly SemaphoreSlim _turn = new(0, 1);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestAccess? _access;
    private int _running;
    private bool _isClosed;

    public string Token => token;

    /// <summary>Who reserved it.</summary>
    public string User => user;

    /// <summary>What ends the reservation; null when it is none any more. Guarded by <see cref="OperationStreams"/>.</summary>
    public ITimer? Expiry { get; set; }

    /// <summary>The request that the stream answers; null as long as it is reserved.</summary>
    public RequestAccess? Access => Volatile.Read(ref _access);

    /// <summary>Answers a request with the stream, until its client leaves or <paramref name="stopping"/> fires.</summary>
    public async ValueTask RunAsync(HttpContext context, Heartbeats heartbeats, CancellationToken stopping)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var left = context.RequestAborted.Register(() => over.TrySetResult());
        await using var stopped = stopping.Register(() => over.TrySetResult());
        try
        {
            var access = new RequestAccess(context);
            access.Share();
            Volatile.Write(ref _access, access);
            await FlushAsync(static (_, context) => StreamResponse.Open(context, OperationFrames.Type), context);
            using var pulse = new Pulse(heartbeats.Time, heartbeats.Events);
            while (!await pulse.IsFirstAsync(over.Task))
            {
                // Who is writing shows as well that the stream is alive.
                if (_turn.Wait(0))
                {
                    await FlushAsync(static (output, _) => OperationFrames.WriteHeartbeat(output), 0);
                }
            }
        }
        finally
        {
            Close();
            await _ended.Task;
            _access?.Close();
        }
    }

    /// <summary>Writes a frame when it is its turn. False: nobody reads any more.</summary>
    public async ValueTask<bool> SendAsync<T>(Action<PipeWriter, T> write, T frame, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return await FlushAsync(write, frame);
    }

    /// <summary>Takes an operation on, or says why not.</summary>
    public HttpFailure? TryAdd(StreamOperation operation)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return SingleConnectionFailures.UnknownToken;
            }

            if (Access is null)
            {
                return SingleConnectionFailures.NotOpen;
            }

            // A stopped operation leaves its id at once. While it winds up it counts, or stopping would be a way around the limit.
            if (maxOperations > 0 && (_active.Count >= maxOperations || _running >= 2L * maxOperations))
            {
                return SingleConnectionFailures.TooManyOperations(maxOperations);
            }

            if (!_active.TryAdd(operation.Id, operation))
            {
                return SingleConnectionFailures.DuplicateOperation(operation.Id);
            }

            _running++;
            return null;
        }
    }

    /// <summary>Frees an operation's id, before the client learns that it may be used again. False: the operation was stopped.</summary>
    public bool Remove(StreamOperation operation)
    {
        lock (_lock)
        {
            return _active.TryGetValue(operation.Id, out var found) && found == operation && _active.Remove(operation.Id);
        }
    }

    /// <summary>Stops an operation; an id that is not known may have completed meanwhile.</summary>
    public void Stop(string id)
    {
        StreamOperation? operation;
        lock (_lock)
        {
            _active.Remove(id, out operation);
        }

        operation?.Stop();
    }

    /// <summary>An operation has released all it had.</summary>
    public void OnEnded()
    {
        lock (_lock)
        {
            if (--_running == 0 && _isClosed)
            {
                _ended.SetResult();
            }
        }
    }

    private void Close()
    {
        StreamOperation[] operations;
        lock (_lock)
        {
            _isClosed = true;
            operations = [.. _active.Values];
            _active.Clear();
            if (_running == 0)
            {
                _ended.SetResult();
            }
        }

        foreach (var operation in operations)
        {
            operation.Stop();
        }
    }

    private async ValueTask<bool> FlushAsync<T>(Action<PipeWriter, T> write, T frame)
    {
        try
        {
            var context = Access!.HttpContext;
            if (context.RequestAborted.IsCancellationRequested)
            {
                return false;
            }

            var output = context.Response.BodyWriter;
            write(output, frame);
            var flush = await output.FlushAsync(context.RequestAborted);
            if (!flush.IsCompleted && !flush.IsCanceled)
            {
                return true;
            }

            context.Abort();
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }
}
