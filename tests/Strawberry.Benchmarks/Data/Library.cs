using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Strawberry.Benchmarks;

/// <summary>The objects that both sides write: twelve fields, one of them an object and one a list.</summary>
[GraphQLType]
public sealed class Book
{
    public required ID Id { get; init; }

    public required string Title { get; init; }

    public required string Isbn { get; init; }

    public required string Publisher { get; init; }

    public required string Language { get; init; }

    public required int Pages { get; init; }

    public required int Year { get; init; }

    public required double Price { get; init; }

    public required bool InPrint { get; init; }

    public required string? Subtitle { get; init; }

    public required Author Author { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    [GraphQLField]
    public Task<string> GetTitleTask() => Task.FromResult(Title);

    [GraphQLField]
    public ValueTask<string> GetTitleValueTask() => new(Title);

    [GraphQLField]
    public async Task<string> GetTitleYieldedAsync()
    {
        await Task.Yield();
        return Title;
    }

    [GraphQLField]
    public Task<Author?> GetAuthorLoaded(AuthorLoader loader) => loader.LoadAsync(Author.Id);

    [GraphQLField]
    public async Task<Author?> GetAuthorAwaitedAsync(AuthorLoader loader) => await loader.LoadAsync(Author.Id);

    [GraphQLField]
    public Book GetSelf() => this;

    [GraphQLField]
    public string? GetRefused() => throw new GraphQLException("Not for you.", code: "REFUSED");

    [GraphQLField]
    public int GetMeasure(string text, int number = 1, bool flag = false, double factor = 1, IReadOnlyList<int>? numbers = null, Shelf? shelf = null) =>
        text.Length + number + (flag ? 1 : 0) + (int)factor + (numbers?.Count ?? 0) + (shelf?.Row ?? 0);
}

[GraphQLType]
public sealed record Author(ID Id, string Name, string Country);

[GraphQLType]
public sealed record Tag(string Name, int Weight);

[GraphQLInput]
public sealed record Shelf(string Room, int Row);

[GraphQLInput]
public sealed record NewBook(string Title, string Isbn, int Pages, double Price, bool InPrint, IReadOnlyList<string> Tags);

public sealed class AuthorLoader(Resolvers.DataLoaderContext context) : DataLoader<ID, Author>(context)
{
    protected override Task LoadBatchAsync(DataLoaderBatch<ID, Author> batch, CancellationToken cancellationToken)
    {
        for (var i = 0; i < batch.Keys.Count; i++)
        {
            batch.SetResult(i, Library.Authors[batch.Keys[i].Value]);
        }

        return Task.CompletedTask;
    }
}

[GraphQLType]
public sealed class Query
{
    [GraphQLField]
    public IReadOnlyList<Book> GetBooks(int first) => Library.Take(first);

    [GraphQLField]
    public Book GetBook() => Library.Books[0];

    [GraphQLField]
    public string GetHello() => "Hello, world";

    [GraphQLField]
    public int GetSum(int[] numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
        {
            sum = unchecked(sum + number);
        }

        return sum;
    }

    [GraphQLField]
    public int GetPages(NewBook[] books)
    {
        var pages = 0;
        foreach (var book in books)
        {
            pages += book.Pages + book.Tags.Count;
        }

        return pages;
    }

    [GraphQLField]
    public int[] GetNumbers(int first) => Library.Numbers(first);

    [GraphQLField]
    public async IAsyncEnumerable<int> GetSequence(int first)
    {
        for (var i = 0; i < first; i++)
        {
            yield return i;
        }

        await Task.CompletedTask;
    }
}

[GraphQLType]
public sealed class Mutation
{
    [GraphQLField]
    public int GetNothing() => 0;
}

[GraphQLType]
public sealed class Subscription
{
    [GraphQLField]
    public async IAsyncEnumerable<int> GetCount(int to, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < to && !cancellationToken.IsCancellationRequested; i++)
        {
            yield return i;
        }

        await Task.CompletedTask;
    }
}

/// <summary>The data in memory.</summary>
public static class Library
{
    private static readonly ConcurrentDictionary<int, Book[]> Slices = [];
    private static readonly ConcurrentDictionary<int, int[]> NumberLists = [];

    public static Book[] Books { get; } = [.. Enumerable.Range(0, 2000).Select(Make)];

    public static Dictionary<string, Author> Authors { get; } = Books.DistinctBy(b => b.Author.Id).ToDictionary(b => b.Author.Id.Value, b => b.Author);

    public static Book[] Take(int count)
    {
        if (!Slices.TryGetValue(count, out var slice))
        {
            Slices[count] = slice = Books[..count];
        }

        return slice;
    }

    public static int[] Numbers(int count)
    {
        if (!NumberLists.TryGetValue(count, out var list))
        {
            NumberLists[count] = list = [.. Enumerable.Range(0, count)];
        }

        return list;
    }

    private static Book Make(int i) => new()
    {
        Id = i,
        Title = $"The {i}th Book of Everything",
        Isbn = $"978-3-16-{i:000000}-0",
        Publisher = "Brave & New World Press",
        Language = "English",
        Pages = 100 + i,
        Year = 1900 + (i % 120),
        Price = 9.99 + i,
        InPrint = i % 2 == 0,
        Subtitle = i % 3 == 0 ? null : "A short history",
        Author = new Author($"author-{i % 100}", $"Author number {i % 100}", "Iceland"),
        Tags = [new Tag("fiction", i % 7), new Tag("science", i % 5)],
    };
}
