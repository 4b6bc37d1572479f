using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Strawberry.AspNetCore.Negotiation;

namespace Strawberry.AspNetCore.Responses;

/// <summary>Answers with payloads, one by one.</summary>
internal static class StreamResponse
{
    /// <summary>
    /// Writes all payloads. The next one is asked for when the one before has been flushed and not earlier: a deferred resolver that computes must not
    /// hold back what is ready. Heartbeats come from the same loop, so there is never one inside a frame, nor a second one while a slow client has not taken
    /// the first.
    /// </summary>
    /// <param name="move">Whether there is a first payload. When this is not known yet, the headers leave at once.</param>
    /// <param name="lifetime">Whose token the payloads have. A sequence that ends because it has fired is not at its end, and is not closed.</param>
    public static async ValueTask WriteAsync(
        HttpContext context, StreamType type, Heartbeats heartbeats, IAsyncEnumerator<ExecutionPayload> payloads, Task<bool> move, StreamLifetime lifetime)
    {
        var output = Open(context, type);
        using var pulse = new Pulse(heartbeats.Time, type.Framing.GetHeartbeat(heartbeats));
        try
        {
            if (!move.IsCompleted && await FlushAsync(context, output, lifetime.Left))
            {
                return;
            }

            while (true)
            {
                while (!await pulse.IsFirstAsync(move))
                {
                    type.Framing.WriteHeartbeat(output);
                    if (await FlushAsync(context, output, lifetime.Left))
                    {
                        return;
                    }
                }

                if (!await move)
                {
                    lifetime.Token.ThrowIfCancellationRequested();
                    break;
                }

                var payload = payloads.Current;
                type.Framing.Write(output, payload);
                payload.Dispose();
                if (payload.HasNext == false)
                {
                    break;
                }

                if (await FlushAsync(context, output, lifetime.Left))
                {
                    return;
                }

                move = payloads.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // A sequence must not be disposed while it is asked.
            await ((Task)move).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        type.Framing.Close(output);
        await output.FlushAsync(lifetime.Left);
    }

    /// <summary>Begins a response whose reader gets every byte as it is flushed, whatever stands between.</summary>
    public static PipeWriter Open(HttpContext context, StreamType type)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = type.ContentType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers["Incremental"] = "?1";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        type.Framing.Open(response.BodyWriter);
        return response.BodyWriter;
    }

    // True when nobody reads any more. Then the token fires too, which ends the move that is awaited.
    private static async ValueTask<bool> FlushAsync(HttpContext context, PipeWriter output, CancellationToken left)
    {
        var flush = await output.FlushAsync(left);
        if (!flush.IsCompleted && !flush.IsCanceled)
        {
            return false;
        }

        context.Abort();
        return true;
    }
}
