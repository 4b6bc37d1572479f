using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Documents;

/// <summary>Why there is no document to execute. Messages and codes of automatic persisted queries are those that Apollo's clients look for.</summary>
internal static class DocumentFailures
{
    // An answer that the next request may make wrong.
    private const string NotCached = "private, no-cache, must-revalidate";

    public static HttpFailure NotFound { get; } = new(StatusCodes.Status200OK, "PersistedQueryNotFound")
    {
        Code = "PERSISTED_QUERY_NOT_FOUND",
        CacheControl = NotCached,
    };

    public static HttpFailure NotSupported { get; } = new(StatusCodes.Status200OK, "PersistedQueryNotSupported")
    {
        Code = "PERSISTED_QUERY_NOT_SUPPORTED",
        CacheControl = NotCached,
    };

    public static HttpFailure UnknownVersion { get; } = HttpFailure.BadRequest("Unsupported persisted query version");

    public static HttpFailure NoHash { get; } = HttpFailure.BadRequest("\"extensions.persistedQuery.sha256Hash\" must be a string.");

    public static HttpFailure Mismatch { get; } = HttpFailure.BadRequest("provided sha does not match query") with { Code = "PERSISTED_QUERY_MISMATCH" };

    public static HttpFailure NoTrustedDocuments { get; } =
        HttpFailure.BadRequest("This URL has no documents by id: send the \"query\".") with { Code = "PERSISTED_QUERY_NOT_SUPPORTED" };

    public static HttpFailure NotInList { get; } =
        HttpFailure.BadRequest("There is no trusted document of this id.") with { Code = "PERSISTED_QUERY_NOT_IN_LIST" };

    public static HttpFailure NotTheTrusted { get; } =
        HttpFailure.BadRequest("The \"query\" is not the trusted document of this id.") with { Code = "PERSISTED_QUERY_MISMATCH" };

    public static HttpFailure IdRequired { get; } =
        HttpFailure.BadRequest("Only trusted documents are executed: send the \"documentId\" of one.") with { Code = "PERSISTED_QUERY_ID_REQUIRED" };
}
