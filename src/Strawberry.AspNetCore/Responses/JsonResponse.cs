using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Responses;

/// <summary>Answers with one JSON document.</summary>
internal static class JsonResponse
{
    public static ValueTask WriteAsync(HttpContext context, int status, string contentType, ExecutionPayload payload, CancellationToken left)
    {
        var response = Begin(context, status, contentType);
        var output = response.BodyWriter;
        if (payload.PlainLength is { } length)
        {
            payload.WriteTo(output);
            response.ContentLength = length;
        }
        else
        {
            var counted = new CountingWriter(output);
            payload.WriteTo(counted);
            response.ContentLength = counted.Count;
        }

        payload.Dispose();
        var flush = output.FlushAsync(left);
        if (!flush.IsCompletedSuccessfully)
        {
            return new ValueTask(flush.AsTask());
        }

        _ = flush.GetAwaiter().GetResult();
        return default;
    }

    /// <summary>Answers a batch.</summary>
    public static async ValueTask WriteAsync(HttpContext context, string contentType, ExecutionPayload[] payloads)
    {
        var response = Begin(context, StatusCodes.Status200OK, contentType);
        var output = new CountingWriter(response.BodyWriter);
        for (var i = 0; i < payloads.Length; i++)
        {
            output.Write(i == 0 ? "["u8 : ","u8);
            payloads[i].WriteTo(output);
            payloads[i].Dispose();
        }

        output.Write("]"u8);
        response.ContentLength = output.Count;
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public static async ValueTask WriteAsync(HttpContext context, int status, string contentType, HttpFailure failure)
    {
        var response = Begin(context, status, contentType);
        if (failure.Allow is not null)
        {
            response.Headers.Allow = failure.Allow;
        }

        if (failure.CacheControl is not null)
        {
            response.Headers.CacheControl = failure.CacheControl;
        }

        var output = new CountingWriter(response.BodyWriter);
        Write(output, failure);
        response.ContentLength = output.Count;
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static HttpResponse Begin(HttpContext context, int status, string contentType)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        return response;
    }

    private static void Write(IBufferWriter<byte> output, HttpFailure failure)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteStartArray("errors"u8);
        writer.WriteStartObject();
        writer.WriteString("message"u8, failure.Message);
        if (failure.Code is not null)
        {
            writer.WriteStartObject("extensions"u8);
            writer.WriteString("code"u8, failure.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Knows how much was written, on any server.</summary>
    private sealed class CountingWriter(PipeWriter output) : IBufferWriter<byte>
    {
        public long Count { get; private set; }

        public void Advance(int count)
        {
            output.Advance(count);
            Count += count;
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => output.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => output.GetSpan(sizeHint);
    }
}
