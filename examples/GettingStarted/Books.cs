using System.Collections.Concurrent;
using Strawberry;

namespace Shelf;

/// <summary>Something to read.</summary>
[GraphQLType]
public record Book(ID Id, string Title, string? Subtitle)
{
    /// <summary>What readers think of it. Takes a second to find out.</summary>
    [GraphQLField]
    public async Task<double> GetRatingAsync([Service] BookStore store, CancellationToken cancellationToken) =>
        await store.FindRatingAsync(Id, cancellationToken);
}

[GraphQLInput]
public record AddBook(string Title, string? Subtitle = null);

public sealed class BookStore
{
    private readonly ConcurrentDictionary<string, Book> _books = new() { ["1"] = new("1", "The Left Hand of Darkness", null) };

    public Topic<Book> Added { get; } = new();

    public IEnumerable<Book> All => _books.Values.OrderBy(book => book.Title);

    public Book? Find(ID id) => _books.GetValueOrDefault(id.Value);

    public Book Add(AddBook input)
    {
        var book = new Book($"{_books.Count + 1}", input.Title, input.Subtitle);
        _books[book.Id.Value] = book;
        Added.Publish(book);
        return book;
    }

    public async Task<double> FindRatingAsync(ID id, CancellationToken cancellationToken)
    {
        await Task.Delay(1000, cancellationToken);
        return 4.5;
    }
}
