using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Strawberry.AspNetCore.Tests.Services;

[GraphQLType]
public sealed record Book(int Id, string Title)
{
    [GraphQLField]
    public async Task<string> GetBlurbAsync([Service] Library library, CancellationToken cancellationToken) =>
        $"About {(await library.FindAsync(Id, cancellationToken))?.Title}";

    [GraphQLField]
    public async Task<Book?> GetNextAsync([Service] Library library, CancellationToken cancellationToken) =>
        await library.FindAsync(Id + 1, cancellationToken) is { } row ? new Book(row.Id, row.Title) : null;

    [GraphQLField]
    public Task<string?> GetShelf(ShelvesLoader shelves) => shelves.LoadAsync(Id);

    [GraphQLField]
    public Task<string?> GetAuthor(AuthorsLoader authors) => authors.LoadAsync(Id);

    [GraphQLField]
    public string GetBroken([Service] Library library) => throw new GraphQLException($"Context {(library.Number > 0 ? "made" : "")}");

    internal static Book Of(BookRow row) => new(row.Id, row.Title);
}

public static class LibraryLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<int, string>> Shelves(IReadOnlyList<int> ids, [Service] Library library, CancellationToken cancellationToken) =>
        FindAsync("Shelf", ids, library, cancellationToken);

    [DataLoader(MaxBatchSize = 2)]
    public static Task<IReadOnlyDictionary<int, string>> Authors(IReadOnlyList<int> ids, [Service] Library library, CancellationToken cancellationToken) =>
        FindAsync("Author", ids, library, cancellationToken);

    private static async Task<IReadOnlyDictionary<int, string>> FindAsync(
        string what, IReadOnlyList<int> ids, Library library, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, string>();
        foreach (var id in ids)
        {
            found[id] = $"{what} {(await library.FindAsync(id, cancellationToken))?.Id}";
        }

        return found;
    }
}

[GraphQLType]
public sealed class LibraryQuery
{
    [GraphQLField]
    public async Task<Book?> GetBookAsync(int id, [Service] Library library, CancellationToken cancellationToken) =>
        await library.FindAsync(id, cancellationToken) is { } row ? Book.Of(row) : null;

    [GraphQLField]
    public async Task<List<Book>> GetBooksAsync([Service] Library library, CancellationToken cancellationToken) =>
        [.. (await library.Books.OrderBy(b => b.Id).ToListAsync(cancellationToken)).Select(Book.Of)];

    /// <summary>The items come straight from the context.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<Book> GetAll([Service] Library library, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in library.ReadAsync(cancellationToken))
        {
            yield return Book.Of(row);
        }
    }

    [GraphQLField]
    public string GetSingleton([Service] LibraryLog log) => log.Made.ToString();

    [GraphQLField]
    public int GetShared([Service(Scope = ServiceScope.Operation)] Library library) => library.Number;
}

[GraphQLType]
public sealed class LibraryMutation
{
    [GraphQLField]
    public async Task<Added> AddAsync(string title, [Service] Library library, CancellationToken cancellationToken)
    {
        await library.AddAsync(title, cancellationToken);
        return new Added(title, library.Number);
    }

    [GraphQLField]
    public async Task<Added> AddApartAsync(string title, [Service(Scope = ServiceScope.Resolver)] Library library, CancellationToken cancellationToken)
    {
        await library.AddAsync(title, cancellationToken);
        return new Added(title, library.Number);
    }
}

[GraphQLType]
public sealed record Added(string Title, int Context)
{
    [GraphQLField]
    public async Task<string?> FoundAsync([Service] Library library, CancellationToken cancellationToken) =>
        (await library.FindAsync(1, cancellationToken))?.Title;
}

[GraphQLType]
public sealed class LibrarySubscription
{
    [GraphQLField]
    public async IAsyncEnumerable<Book> BookAdded([Service] Library library, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in library.ReadAsync(cancellationToken))
        {
            yield return Book.Of(row);
        }
    }
}
