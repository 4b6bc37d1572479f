using Strawberry;

namespace Catalog;

[GraphQLType]
public record Review([property: ID] int Id, [property: GraphQLIgnore] int BookId, int Stars, string Text, DateTimeOffset WrittenAt)
{
    [GraphQLField]
    public async Task<Book> GetBookAsync(BooksByIdLoader books) => (await books.LoadAsync(BookId))!;
}
