using System.Globalization;

namespace Strawberry.Benchmarks.Beside;

/// <summary>Users, posts and comments that have each other; every object is made by a resolver.</summary>
[GraphQLType]
public sealed class SearchQuery
{
    [GraphQLField]
    public static Task<IReadOnlyList<ISearchResult?>?> GetSearch(string query, int first = 10, string? after = null)
    {
        var results = new List<ISearchResult?>();
        for (var i = 0; i < Share(first, 0); i++)
        {
            results.Add(User.Number(i));
        }

        for (var i = 0; i < Share(first, 1); i++)
        {
            results.Add(Post.Number(i));
        }

        for (var i = 0; i < Share(first, 2); i++)
        {
            results.Add(Comment.Number(i));
        }

        return Task.FromResult<IReadOnlyList<ISearchResult?>?>(results);
    }

    private static int Share(int first, int part) => (first / 3) + (part < first % 3 ? 1 : 0);
}

[GraphQLUnion(typeof(User), typeof(Post), typeof(Comment))]
public interface ISearchResult;

[GraphQLInterface]
public interface INode
{
    ID Id { get; }
}

[GraphQLEnum]
public enum Role
{
    Admin,
    User,
    Guest,
}

[GraphQLType]
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

[GraphQLType]
public sealed record Edge<T>(T? Node, string Cursor)
    where T : class;

[GraphQLType]
public sealed record Connection<T>(IReadOnlyList<Edge<T>?>? Edges, PageInfo PageInfo)
    where T : class
{
    internal static Connection<T> Of(int count, Func<int, T> make)
    {
        var edges = new Edge<T>?[count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new Edge<T>(make(i), i.ToString(CultureInfo.InvariantCulture));
        }

        return new Connection<T>(edges, new PageInfo(HasNextPage: false, HasPreviousPage: false, null, null));
    }
}

[GraphQLType]
public sealed record User(ID Id, string Username, string Email, Role Role) : INode, ISearchResult
{
    // What all ids are in the original.
    internal const string SomeId = "<class 'int'>";

    [GraphQLField]
    public Connection<Post>? GetPosts(int first = 10, string? after = null) => Connection<Post>.Of(first, Post.Number);

    internal static User Number(int i) => new(
        SomeId,
        string.Create(CultureInfo.InvariantCulture, $"username={i}"),
        string.Create(CultureInfo.InvariantCulture, $"email={i}"),
        Role.Admin);
}

[GraphQLType]
public sealed record Post(ID Id, string Title, string Content, User Author) : INode, ISearchResult
{
    [GraphQLField]
    public Connection<Comment>? GetComments(int first = 10, string? after = null) => Connection<Comment>.Of(first, Comment.Number);

    internal static Post Number(int i) => new(
        User.SomeId,
        string.Create(CultureInfo.InvariantCulture, $"title={i}"),
        string.Create(CultureInfo.InvariantCulture, $"content={i}"),
        User.Number(i));
}

[GraphQLType]
public sealed record Comment(ID Id, string Text, User Author, Post Post) : INode, ISearchResult
{
    internal static Comment Number(int i) => new(
        User.SomeId,
        string.Create(CultureInfo.InvariantCulture, $"text={i}"),
        User.Number(i),
        Post.Number(i));
}
