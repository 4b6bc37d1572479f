using Catalog.Store;
using Strawberry;

namespace Catalog;

[GraphQLType]
public class Mutation
{
    /// <summary>Adds a book. All that is wrong with the input comes at once.</summary>
    [GraphQLField]
    public async Task<AddBookResult> AddBookAsync(
        AddBook input, [Service] CatalogStore store, [Service] TimeProvider time, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var (title, name) = (input.Title.Trim(), input.Author.Name?.Trim());
        if (title.Length is 0 or > 200)
        {
            problems.Add(new Problem("title", "A title has from 1 to 200 characters."));
        }

        var latest = time.GetUtcNow().Year + 1;
        if (input.Year < 1450 || input.Year > latest)
        {
            problems.Add(new Problem("year", $"Books were printed from 1450 on, and are announced until {latest}."));
        }

        if (name is { Length: 0 or > 200 })
        {
            problems.Add(new Problem("author.name", "A name has from 1 to 200 characters."));
        }

        if (input.Author.Id is { } id && (await store.GetAuthorsAsync([id], cancellationToken)).Count == 0)
        {
            problems.Add(new Problem("author.id", $"There is no author {id}."));
        }

        if (problems.Count > 0)
        {
            return new AddBookResult(null, problems);
        }

        var book = await store.AddBookAsync(title, input.Year, input.Isbn?.Digits, input.Author.Id, name, cancellationToken);
        return book is null
            ? new AddBookResult(null, [new Problem("isbn", $"There is already a book with the ISBN {input.Isbn?.Format()}.")])
            : new AddBookResult(book, []);
    }

    /// <summary>Adds a review and tells all who listen.</summary>
    [GraphQLField]
    public async Task<Review> AddReviewAsync(
        [ID] int book,
        int stars,
        string text,
        [Service] CatalogStore store,
        [Service] ITopic<Review> reviews,
        [Service] TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (stars is < 1 or > 5)
        {
            throw new GraphQLException("A review gives from 1 to 5 stars.", code: "BAD_INPUT");
        }

        await RequireAsync(book, store, cancellationToken);
        var review = await store.AddReviewAsync(book, stars, text, time.GetUtcNow(), cancellationToken);
        await reviews.PublishAsync(review, cancellationToken);
        return review;
    }

    /// <summary>Sets a book's cover: a PNG or JPEG.</summary>
    [GraphQLField]
    public async Task<Book> SetCoverAsync([ID] int book, IFormFile image, [Service] CatalogStore store, CancellationToken cancellationToken)
    {
        var found = await RequireAsync(book, store, cancellationToken);
        await store.SetCoverAsync(book, await Cover.ReadAsync(image, cancellationToken), cancellationToken);
        return found with { HasCover = true };
    }

    private static async Task<Book> RequireAsync(int book, CatalogStore store, CancellationToken cancellationToken)
    {
        var found = await store.GetBooksAsync([book], cancellationToken);
        return found is [var only] ? only : throw new GraphQLException($"There is no book {book}.", code: "NOT_FOUND");
    }
}
