using System.Text.Json;

namespace Strawberry.AspNetCore.Documents;

/// <summary>Reads the file that a client's build collected its documents in.</summary>
internal static class DocumentManifest
{
    private const string ApolloFormat = "apollo-persisted-query-manifest";

    public static Dictionary<string, string> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement, path);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The manifest {path} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static Dictionary<string, string> Read(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The manifest {path} must be a JSON object of documents by id.");
        }

        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.TryGetProperty("format"u8, out var format) && format.ValueEquals(ApolloFormat))
        {
            ReadOperations(root, path, documents);
            return documents;
        }

        foreach (var entry in root.EnumerateObject())
        {
            Add(documents, path, entry.Name, entry.Value);
        }

        return documents;
    }

    private static void ReadOperations(JsonElement root, string path, Dictionary<string, string> documents)
    {
        if (!root.TryGetProperty("operations"u8, out var operations) || operations.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"The manifest {path} has no list of \"operations\".");
        }

        foreach (var operation in operations.EnumerateArray())
        {
            if (operation.ValueKind != JsonValueKind.Object
                || !operation.TryGetProperty("id"u8, out var id) || id.ValueKind != JsonValueKind.String
                || !operation.TryGetProperty("body"u8, out var body))
            {
                throw new FormatException($"The manifest {path} has an operation without \"id\" and \"body\".");
            }

            Add(documents, path, id.GetString()!, body);
        }
    }

    private static void Add(Dictionary<string, string> documents, string path, string id, JsonElement text)
    {
        if (text.ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"The manifest {path} has no text for the id \"{id}\".");
        }

        if (!documents.TryAdd(id, text.GetString()!))
        {
            throw new FormatException($"The manifest {path} has the id \"{id}\" twice.");
        }
    }
}
