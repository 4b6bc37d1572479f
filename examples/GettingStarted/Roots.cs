using Strawberry;

namespace Shelf;

[GraphQLType]
public class Query(BookStore store)
{
    public IEnumerable<Book> Books => store.All;

    [GraphQLField]
    public Book? GetBook(ID id) => store.Find(id);
}

[GraphQLType]
public class Mutation
{
    [GraphQLField]
    public Book AddBook(AddBook input, [Service] BookStore store) =>
        input.Title.Length > 0 ? store.Add(input) : throw new GraphQLException("A book needs a title.", code: "NO_TITLE");
}

[GraphQLType]
public class Subscription
{
    [GraphQLField]
    public IAsyncEnumerable<Book> BookAdded([Service] BookStore store) => store.Added.ListenAsync();
}
