namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>What of an endpoint's options concerns uploads. Zero or less lifts a limit.</summary>
internal sealed record UploadSettings(
    bool NeedsPreflightHeader,
    long MaxFieldSize,
    long MaxSize,
    long MaxFileSize,
    int MaxFiles,
    string? Folder)
{
    /// <summary>The settings, or null where uploads are off.</summary>
    public static UploadSettings? From(GraphQLEndpointOptions options) => options.AllowUploads
        ? new UploadSettings(
            options.RequirePreflightHeaderForUploads,
            options.MaxRequestBodySize,
            options.MaxUploadSize,
            options.MaxUploadFileSize,
            options.MaxUploadFiles,
            options.UploadFolder)
        : null;
}
