using System.Runtime.CompilerServices;
using Strawberry;

namespace Catalog;

[GraphQLType]
public record Book([property: ID] int Id, string Title, int Year, Isbn? Isbn, [property: GraphQLIgnore] int AuthorId, [property: GraphQLIgnore] bool HasCover)
{
    private static readonly (string Shop, decimal Price, double Seconds)[] Shops =
        [("Corner Shop", 9.5m, 0.3), ("Bookworm", 8.9m, 0.5), ("Second Hand", 4m, 1)];

    /// <summary>Where its cover is; null when it has none.</summary>
    public string? CoverUrl => HasCover ? $"/covers/{Id}" : null;

    [GraphQLField]
    public async Task<Author> GetAuthorAsync(AuthorsByIdLoader authors) => (await authors.LoadAsync(AuthorId))!;

    [GraphQLField]
    public async Task<IReadOnlyList<Review>> GetReviewsAsync(ReviewsByBookLoader reviews) => await reviews.LoadAsync(Id) ?? [];

    /// <summary>
    /// What shops ask for it, each as soon as it answers: 0.3, 0.8 and 1.8 seconds from now. Made up, in the place of services elsewhere: a case for <c>@stream</c>,
    /// or for a <c>@defer</c> around it.
    /// </summary>
    [GraphQLField]
    public async IAsyncEnumerable<Offer> GetOffers([Service] TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var (shop, price, seconds) in Shops)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellationToken);
            yield return new Offer(shop, price + (Id % 5));
        }
    }
}

[GraphQLType]
public record Offer(string Shop, decimal Price);
