namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>What of an endpoint's options concerns uploads. Zero or less lifts a limit.</summary>
internal sealed record UploadSettings(
    bool NeedsPreflightHeader,
    long MaxFieldSize,
    int MaxBatchSize,
    long MaxSize,
    long MaxFileSize,
    int MaxFiles,
    string? Folder)
{
    /// <summary>The settings, or null where uploads are off.</summary>
    /// <exception cref="InvalidOperationException">The folder does not exist.</exception>
    public static UploadSettings? From(GraphQLEndpointOptions options)
    {
        if (!options.AllowUploads)
        {
            return null;
        }

        if (options.UploadFolder is { } folder && !Directory.Exists(folder))
        {
            throw new InvalidOperationException($"The UploadFolder \"{folder}\" does not exist.");
        }

        return new UploadSettings(
            options.RequirePreflightHeaderForUploads,
            options.MaxRequestBodySize,
            options.MaxBatchSize,
            options.MaxUploadSize,
            options.MaxUploadFileSize,
            options.MaxUploadFiles,
            options.UploadFolder);
    }
}
