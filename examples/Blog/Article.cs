using Strawberry;

namespace Blog;

[GraphQLType]
public record Article(ID Id, string Title, string Content)
{
    /// <summary>Who wrote it. Takes two seconds.</summary>
    [GraphQLField]
    public async Task<Author> GetAuthorAsync([Service] TimeProvider time, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), time, cancellationToken);
        return new Author("1", "Jane Doe", "A passionate writer and developer.");
    }
}

[GraphQLType]
public record Author(ID Id, string Name, string Bio);
