using System.Diagnostics;
using Strawberry;

var schema = new Schema<Query>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });
var clock = Stopwatch.StartNew();

await foreach (var payload in schema.StreamAsync("""{ article(id: "123") { title ... @defer { author { name } } } }"""))
{
    Console.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s  {payload.ToJson()}");
}

[GraphQLType]
public record Author(string Name);

[GraphQLType]
public record Article(ID Id, string Title)
{
    [GraphQLField]
    public async Task<Author> GetAuthorAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(2000, cancellationToken);
        return new Author("Jane Doe");
    }
}

[GraphQLType]
public class Query
{
    [GraphQLField]
    public Article GetArticle(ID id) => new(id, "Introduction to GraphQL Defer");
}
