using Strawberry;

namespace Blog;

[GraphQLType]
public class Query
{
    /// <summary>An article whose author takes two seconds: a case for <c>@defer</c>.</summary>
    [GraphQLField]
    public Article GetArticle(ID id) => new(id, "Introduction to GraphQL Defer", "Learn how to use the @defer directive...");

    /// <summary>A post whose comments come in one by one: a case for <c>@stream</c>.</summary>
    [GraphQLField]
    public BlogPost GetBlogPost(ID id) => new(id, "Introduction to GraphQL Stream", "Learn how to use the @stream directive...");

    /// <summary>Someone of Star Wars, with a home world and films: a case for both.</summary>
    [GraphQLField]
    public Person? GetPerson(ID id) => id == Person.Luke.Id ? Person.Luke : null;
}
