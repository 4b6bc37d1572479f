using System.Text.Json;
using Strawberry.Primitives;
using Strawberry.Serialization;

namespace Strawberry.Testing.Requests;

/// <summary>The JSON of a request, with null where files belong, and the files with their places.</summary>
internal sealed class RequestBody
{
    private readonly TestRequest _request;
    private readonly FileCollection _files = new();
    private readonly object? _variables;

    public RequestBody(TestRequest request)
    {
        _request = request;
        _variables = JsonObjects.Read(request.Variables, "variables", _files);
    }

    /// <summary>The files, each once, with the places in the request where they belong.</summary>
    public IReadOnlyList<(TestFile File, List<string> Paths)> Files => _files.Found;

    /// <summary>The variables as JSON; undefined when there are none.</summary>
    public JsonElement Variables => _variables is null ? default : Write(_variables);

    /// <summary>The extensions as JSON; undefined when there are none.</summary>
    public JsonElement Extensions => _request.Extensions.Count == 0 ? default : Write(_request.Extensions);

    /// <summary>The whole request as JSON. Where no header can ask for a format, <c>extensions</c> do.</summary>
    public JsonElement ToJson(IncrementalFormat? format = null)
    {
        if (_request.Query is null && _request.DocumentId is null && _request.Extensions.Count == 0)
        {
            throw new TestClientException("A TestRequest needs a query, a DocumentId, or Extensions that name the document.");
        }

        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        Add(members, "query", _request.Query);
        Add(members, "documentId", _request.DocumentId);
        Add(members, "operationName", _request.OperationName);
        Add(members, "variables", _variables);
        var extensions = new Dictionary<string, object?>(_request.Extensions, StringComparer.Ordinal);
        if (FormatParameter.Of(format) is var (name, value))
        {
            extensions.TryAdd(name, value);
        }

        Add(members, "extensions", extensions.Count == 0 ? null : extensions);
        return Write(members);
    }

    /// <summary>A value of the kinds that variables and extensions may hold, as JSON.</summary>
    public static JsonElement Write(object value)
    {
        using var buffer = new Utf8Buffer();
        JsonValues.Write(value, buffer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Add(Dictionary<string, object?> members, string name, object? value)
    {
        if (value is not null)
        {
            members.Add(name, value);
        }
    }
}
