using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Strawberry.Primitives;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>
/// Reads a POST of multipart/form-data by the GraphQL multipart request specification, https://github.com/jaydenseric/graphql-multipart-request-spec:
/// the field <c>operations</c>, the field <c>map</c>, then the files.
/// </summary>
internal sealed class UploadRequestReader(UploadSettings settings)
{
    /// <summary>The form's content type, or null when the request is something else.</summary>
    public static MediaTypeHeaderValue? GetFormType(HttpRequest request) =>
        request.ContentType is { } text
        && text.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(text, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? type
            : null;

    public async ValueTask<RequestReading> ReadAsync(HttpContext context, MediaTypeHeaderValue contentType)
    {
        if (settings.NeedsPreflightHeader && !PreflightHeaders.AreIn(context.Request.Headers))
        {
            return UploadFailure.NoPreflightHeader;
        }

        if (!ContentDecoding.TryRead(context.Request, out var coding) || coding is not null)
        {
            return UploadFailure.Compressed;
        }

        if (FormReader.Begin(context, contentType, settings.MaxSize, out var failure) is not { } form)
        {
            return failure!;
        }

        await using var leaving = RequestBody.EndWithClient(context);
        using var operations = new Utf8Buffer();
        using var mapText = new Utf8Buffer();
        failure = await ReadFieldAsync(form, "operations", UploadFailure.NoOperations, operations)
            ?? await ReadFieldAsync(form, "map", UploadFailure.NoMap, mapText);
        if (failure is not null)
        {
            return failure;
        }

        if (UploadMap.Parse(mapText.WrittenSpan, settings.MaxFiles, out failure) is not { } map)
        {
            return failure!;
        }

        // Whatever is wrong with the request itself is told before the files are taken in.
        var reading = Parse(operations, map);
        return reading.Failure is null && await ReadFilesAsync(context, form, map) is { } missing ? missing : reading;
    }

    private RequestReading Parse(Utf8Buffer operations, UploadMap map)
    {
        using var rewritten = new Utf8Buffer(operations.Length + (16 * map.Files.Count));
        return OperationsRewriter.Rewrite(operations.WrittenSpan, map, rewritten) is { } failure ? failure : JsonRequestParser.Parse(rewritten.WrittenSpan, settings.MaxBatchSize);
    }

    private async ValueTask<HttpFailure?> ReadFieldAsync(FormReader form, string name, HttpFailure missing, Utf8Buffer text)
    {
        if (await form.NextAsync() is not { } part || part.Name != name)
        {
            return form.Failure ?? missing;
        }

        var chunk = new byte[4 * 1024];
        while (await form.ReadAsync(part, chunk) is > 0 and var count)
        {
            if (settings.MaxFieldSize > 0 && text.Length + count > settings.MaxFieldSize)
            {
                return UploadFailure.FieldTooLarge(name, settings.MaxFieldSize);
            }

            text.WriteRaw(chunk.AsSpan(0, count));
        }

        return form.Failure;
    }

    private async ValueTask<HttpFailure?> ReadFilesAsync(HttpContext context, FormReader form, UploadMap map)
    {
        // Resolvers of a deferred part read them as well, so they stay until the response has ended; it also ends when the client leaves.
        var files = new UploadedFiles(map.Files.Count);
        context.Response.RegisterForDispose(files);
        using var receiver = new FileReceiver(form, settings, context.RequestAborted);
        var parts = 0;
        while (await form.NextAsync() is { } part)
        {
            if (settings.MaxFiles > 0 && ++parts > settings.MaxFiles)
            {
                return UploadFailure.TooManyFiles(settings.MaxFiles);
            }

            var index = map.IndexOf(part.Name);
            var failure = index < 0 ? await receiver.SkipAsync(part)
                : files.Has(index) ? UploadFailure.FileTwice(part.Name)
                : part.FileName is null ? UploadFailure.NotAFile(part.Name)
                : await TakeAsync(receiver, part, files, index);
            if (failure is not null)
            {
                return failure;
            }
        }

        if (form.Failure is not null)
        {
            return form.Failure;
        }

        if (files.FindMissing() is >= 0 and var missing)
        {
            return UploadFailure.FileMissing(map.Files[missing]);
        }

        context.Features.Set(files);
        return null;
    }

    private static async ValueTask<HttpFailure?> TakeAsync(FileReceiver receiver, FormPart part, UploadedFiles files, int index)
    {
        var (file, failure) = await receiver.ReceiveAsync(part);
        if (file is not null)
        {
            files.Set(index, file);
        }

        return failure;
    }
}
