using Catalog.Store;
using Strawberry;

namespace Catalog;

/// <summary>One statement for all keys that a level of a query asks for.</summary>
public static class Loaders
{
    // SQLite takes so many parameters and more; longer lists only make plans longer.
    private const int MaxBatchSize = 500;

    [DataLoader(MaxBatchSize = MaxBatchSize)]
    public static async Task<IReadOnlyDictionary<int, Author>> AuthorsById(
        IReadOnlyList<int> ids, [Service] CatalogStore store, CancellationToken cancellationToken) =>
        (await store.GetAuthorsAsync(ids, cancellationToken)).ToDictionary(author => author.Id);

    [DataLoader(MaxBatchSize = MaxBatchSize)]
    public static async Task<IReadOnlyDictionary<int, Book>> BooksById(
        IReadOnlyList<int> ids, [Service] CatalogStore store, CancellationToken cancellationToken) =>
        (await store.GetBooksAsync(ids, cancellationToken)).ToDictionary(book => book.Id);

    [DataLoader(MaxBatchSize = MaxBatchSize)]
    public static async Task<IReadOnlyDictionary<int, IReadOnlyList<Book>>> BooksByAuthor(
        IReadOnlyList<int> authors, [Service] CatalogStore store, CancellationToken cancellationToken) =>
        Group(await store.GetBooksOfAsync(authors, cancellationToken), book => book.AuthorId);

    [DataLoader(MaxBatchSize = MaxBatchSize)]
    public static async Task<IReadOnlyDictionary<int, IReadOnlyList<Review>>> ReviewsByBook(
        IReadOnlyList<int> books, [Service] CatalogStore store, CancellationToken cancellationToken) =>
        Group(await store.GetReviewsAsync(books, cancellationToken), review => review.BookId);

    private static Dictionary<int, IReadOnlyList<T>> Group<T>(List<T> rows, Func<T, int> key) =>
        rows.GroupBy(key).ToDictionary(group => group.Key, IReadOnlyList<T> (group) => group.ToList());
}
