using Catalog.Store;
using Strawberry;

namespace Catalog;

[GraphQLType]
public class Query
{
    /// <summary>Books whose title contains a text, read row by row: with <c>@stream</c> they leave as they are read.</summary>
    [GraphQLField]
    public IAsyncEnumerable<Book> GetBooks([Service] CatalogStore store, CancellationToken cancellationToken, string? title = null, int first = 100) =>
        store.FindBooksAsync(title, Math.Clamp(first, 0, 1000), cancellationToken);

    [GraphQLField]
    public Task<Book?> GetBookAsync([ID] int id, BooksByIdLoader books) => books.LoadAsync(id);

    [GraphQLField]
    public async Task<IReadOnlyList<Author>> GetAuthorsAsync([Service] CatalogStore store, CancellationToken cancellationToken) =>
        await store.GetAuthorsAsync(cancellationToken);
}
