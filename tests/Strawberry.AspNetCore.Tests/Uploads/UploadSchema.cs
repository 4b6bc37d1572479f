using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Tests.Uploads;

/// <summary>Lets a test hold a resolver, and tells it that the resolver is there.</summary>
public sealed class UploadGate
{
    /// <summary>Completes when a resolver waits.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the resolver go on.</summary>
    public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

[GraphQLType]
public sealed class UploadQuery
{
    [GraphQLField]
    public Task<string> Describe(IFormFile file, CancellationToken cancellationToken) => ContentOf.DescribeAsync(file, cancellationToken);

    /// <summary>Reads both at once, as resolvers that share a file do.</summary>
    [GraphQLField]
    public async Task<bool> Equal(IFormFile a, IFormFile b)
    {
        await using var left = a.OpenReadStream();
        await using var right = b.OpenReadStream();
        var buffers = (new byte[8 * 1024], new byte[8 * 1024]);
        while (true)
        {
            var count = await left.ReadAtLeastAsync(buffers.Item1, buffers.Item1.Length, throwOnEndOfStream: false);
            if (count != await right.ReadAtLeastAsync(buffers.Item2, buffers.Item2.Length, throwOnEndOfStream: false)
                || !buffers.Item1.AsSpan(0, count).SequenceEqual(buffers.Item2.AsSpan(0, count)))
            {
                return false;
            }

            if (count == 0)
            {
                return true;
            }
        }
    }
}

[GraphQLInput]
public sealed record Attachment(string Title, IFormFile File, Maybe<IFormFile?> Preview);

[GraphQLInput(OneOf = true)]
public sealed record AttachmentSource(IFormFile? File, string? Url);

[GraphQLType]
public sealed class Later(IFormFile file)
{
    public string Name => file.FileName;

    [GraphQLField]
    public async Task<string> ContentAsync([Service] UploadGate gate, CancellationToken cancellationToken)
    {
        gate.Reached.TrySetResult();
        await gate.Open.Task.WaitAsync(cancellationToken);
        return await ContentOf.DescribeAsync(file, cancellationToken);
    }
}

[GraphQLType]
public sealed class UploadMutation
{
    [GraphQLField]
    public Task<string> One(IFormFile file, CancellationToken cancellationToken) => ContentOf.DescribeAsync(file, cancellationToken);

    [GraphQLField]
    public async Task<IReadOnlyList<string?>> Many(IFormFile?[] files, CancellationToken cancellationToken)
    {
        var found = new List<string?>();
        foreach (var file in files)
        {
            found.Add(file is null ? null : await ContentOf.DescribeAsync(file, cancellationToken));
        }

        return found;
    }

    [GraphQLField]
    public async Task<IReadOnlyList<string>> Attach(IReadOnlyList<Attachment> attachments, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var attachment in attachments)
        {
            var preview = !attachment.Preview.HasValue ? "absent"
                : attachment.Preview.Value is null ? "null"
                : await ContentOf.DescribeAsync(attachment.Preview.Value, cancellationToken);
            found.Add($"{attachment.Title}: {await ContentOf.DescribeAsync(attachment.File, cancellationToken)}, {preview}");
        }

        return found;
    }

    [GraphQLField]
    public string From(AttachmentSource source) => source.Url ?? source.File!.FileName;

    [GraphQLField]
    public string Optional(IFormFile? file = null) => file?.FileName ?? "none";

    [GraphQLField]
    public Later Later(IFormFile file) => new(file);

    [GraphQLField]
    public string Text(string value) => value;

    [GraphQLField]
    public JsonElement Json(JsonElement value) => value;
}

internal static class ContentOf
{
    public static async Task<string> DescribeAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        return $"{file.FileName} {file.ContentType} {file.Length} {hash[..8]}";
    }
}
