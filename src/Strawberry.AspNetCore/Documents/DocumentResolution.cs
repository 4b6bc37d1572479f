namespace Strawberry.AspNetCore.Documents;

/// <summary>The document of a request, or why there is none. No struct, as a <see cref="Requests.RequestReading"/> is none.</summary>
internal sealed class DocumentResolution
{
    private DocumentResolution(ReadOnlyMemory<byte> document, IRequestExecutor? executor, bool isByName, HttpFailure? failure)
    {
        Document = document;
        Executor = executor!;
        IsByName = isByName;
        Failure = failure;
    }

    /// <summary>The document's text.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>What the request is executed with: the schema's executor, or one around it that keeps the document once it turns out to be valid.</summary>
    public IRequestExecutor Executor { get; }

    /// <summary>Whether the request only named the document.</summary>
    public bool IsByName { get; }

    /// <summary>Why there is no document; null when there is one.</summary>
    public HttpFailure? Failure { get; }

    public static implicit operator DocumentResolution(HttpFailure failure) => new(default, null, false, failure);

    public static DocumentResolution Sent(ReadOnlyMemory<byte> document, IRequestExecutor executor) => new(document, executor, false, null);

    public static DocumentResolution Found(ReadOnlyMemory<byte> document, IRequestExecutor executor) => new(document, executor, true, null);
}
