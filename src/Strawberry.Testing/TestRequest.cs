namespace Strawberry.Testing;

/// <summary>An operation to run, and what goes along with it.</summary>
/// <param name="query">The document; null when the request names it by its id or its hash.</param>
public sealed class TestRequest(string? query = null)
{
    /// <summary>The document; null when the request names it otherwise.</summary>
    public string? Query { get; } = query;

    /// <summary>The id of a trusted document, sent as <c>documentId</c>; null, the default, for none.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The operation to execute; null when the document has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>
    /// The variables, as the text of a JSON object, as JSON or as a dictionary. In a dictionary a <see cref="TestFile"/> may stand wherever the schema has an
    /// <c>Upload</c>, lists and dictionaries inside included.
    /// </summary>
    public RequestVariables Variables { get; init; }

    /// <summary>The <c>extensions</c>; values as in <see cref="Errors.GraphQLError.Extensions"/>. Not sent while it is empty.</summary>
    public IDictionary<string, object?> Extensions { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Headers of the HTTP request, in place of what the client would send by the same name.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
