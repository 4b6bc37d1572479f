using Strawberry;

namespace Catalog;

[GraphQLType]
public record Author([property: ID] int Id, string Name)
{
    [GraphQLField]
    public async Task<IReadOnlyList<Book>> GetBooksAsync(BooksByAuthorLoader books) => await books.LoadAsync(Id) ?? [];
}
