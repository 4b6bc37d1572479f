using Strawberry;

namespace Catalog;

[GraphQLType]
public class Subscription
{
    /// <summary>Reviews as they are added, of one book or of all.</summary>
    [GraphQLField]
    public IAsyncEnumerable<Review> ReviewAdded([Service] ITopic<Review> reviews, CancellationToken cancellationToken, [ID] int? book = null) =>
        reviews.ListenAsync(cancellationToken).Where(review => book is null || review.BookId == book);
}
