using System.Text;
using Strawberry.AspNetCore.Documents;

namespace Strawberry.AspNetCore;

/// <summary>Makes sources of trusted documents: those that the clients of an application were built with.</summary>
public static class TrustedDocuments
{
    /// <summary>Documents from a dictionary of their texts by id.</summary>
    public static IDocumentSource FromDictionary(IReadOnlyDictionary<string, string> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var texts = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (id, text) in documents)
        {
            texts.Add(id, Encoding.UTF8.GetBytes(text));
        }

        return new DocumentDictionary(texts);
    }

    /// <summary>
    /// Documents from a manifest, read now: a JSON object of texts by id, as Relay and GraphQL Code Generator write it, or Apollo's, which lists
    /// <c>operations</c> with <c>id</c> and <c>body</c>.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file is no manifest.</exception>
    public static IDocumentSource FromManifest(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FromDictionary(DocumentManifest.Read(path));
    }

    /// <summary>
    /// Documents from the files <c>&lt;id&gt;.graphql</c> of a folder, each read when it is first asked for. An id has letters, digits, <c>-</c>, <c>_</c> and
    /// inner dots; a request with any other is told that there is no such document.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IDocumentSource FromDirectory(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new DocumentDirectory(path);
    }
}
