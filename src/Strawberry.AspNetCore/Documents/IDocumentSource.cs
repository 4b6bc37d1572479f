namespace Strawberry.AspNetCore;

/// <summary>Documents by id, such as a build collected them from the clients. Called by many requests at the same time.</summary>
public interface IDocumentSource
{
    /// <summary>The UTF-8 text of a document; null when there is none of that id. The id is whatever a client sent.</summary>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Documents by id that clients may add to: what automatic persisted queries are kept in.</summary>
public interface IDocumentStore : IDocumentSource
{
    /// <summary>
    /// Keeps a document, as long as the store sees fit. It was parsed and is valid; <paramref name="id"/> is the lower-case hexadecimal SHA-256 of its text.
    /// </summary>
    ValueTask SetAsync(string id, ReadOnlyMemory<byte> document, CancellationToken cancellationToken);
}
