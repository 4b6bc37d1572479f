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
    /// hold back what is ready.
    /// </summary>
    /// <param name="move">Whether there is a first payload. When this is not known yet, the headers leave at once.</param>
    public static async ValueTask WriteAsync(HttpContext context, StreamType type, IAsyncEnumerator<ExecutionPayload> payloads, Task<bool> move)
    {
        var output = Open(context, type);
        try
        {
            if (!move.IsCompleted)
            {
                await output.FlushAsync(context.RequestAborted);
            }
        }
        finally
        {
            // A sequence must not be disposed while it is asked.
            await ((Task)move).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var more = await move;
        while (more)
        {
            var payload = payloads.Current;
            type.Framing.Write(output, payload);
            payload.Dispose();
            if (payload.HasNext == false)
            {
                break;
            }

            var flush = await output.FlushAsync(context.RequestAborted);
            if (flush.IsCompleted || flush.IsCanceled)
            {
                return;
            }

            more = await payloads.MoveNextAsync();
        }

        type.Framing.Close(output);
        await output.FlushAsync(context.RequestAborted);
    }

    private static PipeWriter Open(HttpContext context, StreamType type)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = type.ContentType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        type.Framing.Open(response.BodyWriter);
        return response.BodyWriter;
    }
}
