using System.Globalization;
using System.Runtime.CompilerServices;

namespace Strawberry.ConformanceServer.Blog;

[GraphQLInterface]
public interface INode
{
    ID Id { get; }
}

[GraphQLUnion(typeof(Article), typeof(Author), typeof(BlogPost))]
public interface ISearchResult;

public enum ArticleStatus
{
    Draft,
    Published,
    [Obsolete("Use DRAFT")]
    Archived,
}

[GraphQLType]
public sealed record Author(int Number) : INode, ISearchResult
{
    [GraphQLIgnore]
    public int Number { get; } = Number;

    public ID Id => $"author-{Number}";

    public string Name => $"Author {Number}";

    public string? Bio => $"Bio {Number}";
}

[GraphQLType]
public sealed record Article(int Number) : INode, ISearchResult
{
    private const int Count = 100;

    [GraphQLIgnore]
    public int Number { get; } = Number;

    public ID Id => Number;

    public string Title => $"Article {Number}";

    public string Content => $"Content of article {Number}.";

    public ArticleStatus Status => ArticleStatus.Published;

    public DateTimeOffset PublishedAt => new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<string> Tags => ["graphql", "dotnet"];

    /// <summary>Waits `delayMs`, then counts one production under `key`, then returns the author.</summary>
    [GraphQLField]
    public async Task<Author> GetAuthorAsync(
        [GraphQLArgument(DefaultValue = "0")] int delayMs, string? key, CancellationToken cancellationToken)
    {
        using var scope = Producers.Begin(key);
        await Task.Delay(delayMs, cancellationToken);
        Producers.Produce(key);
        return new Author(Number);
    }

    /// <summary>The `first` articles that follow this one (ids wrap around at 100).</summary>
    [GraphQLField]
    public IEnumerable<Article> GetRelated(int first = 2) =>
        Enumerable.Range(Number, Math.Clamp(first, 0, Count)).Select(static before => new Article((before % Count) + 1));

    /// <summary>Waits `delayMs`, then throws an unexpected exception.</summary>
    [GraphQLField]
    public async Task<string?> GetBrokenAsync(int delayMs = 0, CancellationToken cancellationToken = default)
    {
        await Task.Delay(delayMs, cancellationToken);
        throw new InvalidOperationException("SECRET of a broken article");
    }

    /// <summary>Waits `delayMs`, then throws an unexpected exception. Non-null.</summary>
    [GraphQLField]
    public async Task<string> GetBrokenNonNullAsync(int delayMs = 0, CancellationToken cancellationToken = default)
    {
        await Task.Delay(delayMs, cancellationToken);
        throw new InvalidOperationException("SECRET of a broken article");
    }

    [Obsolete("Use title")]
    public string? OldTitle => Title;

    internal static Article? Find(string id) => Numbered(id, Count) is { } number ? new Article(number) : null;

    /// <summary>The number that a text is, written as one writes it: from 1 to <paramref name="last"/>, without leading zeros.</summary>
    internal static int? Numbered(ReadOnlySpan<char> text, int last) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= last && text[0] != '0' ? number : null;
}

[GraphQLType]
public sealed record Comment(int Post, int Index) : INode
{
    [GraphQLIgnore]
    public int Post { get; } = Post;

    [GraphQLIgnore]
    public int Index { get; } = Index;

    public ID Id => $"comment-post-{Post}-{Index}";

    public string Text => $"Comment {Index}";

    /// <summary>Waits `delayMs`.</summary>
    [GraphQLField]
    public async Task<Author> GetAuthorAsync(int delayMs = 0, CancellationToken cancellationToken = default)
    {
        await Task.Delay(delayMs, cancellationToken);
        return new Author(Index + 1);
    }
}

[GraphQLType]
public sealed record BlogPost(int Number) : INode, ISearchResult
{
    private const string Prefix = "post-";
    private const int Last = 99;

    [GraphQLIgnore]
    public int Number { get; } = Number;

    public ID Id => Prefix + Number;

    public string Title => $"Post {Number}";

    [GraphQLField(Description = """
        An asynchronous sequence of `count` comments. Before each comment the producer
        waits `delayMs`, then counts one production under `key`. With `failAt: n` the
        sequence throws instead of producing comment number n (0-based).
        """)]
    public async IAsyncEnumerable<Comment> GetComments(
        [GraphQLArgument(DefaultValue = "5")] int count,
        [GraphQLArgument(DefaultValue = "0")] int delayMs,
        string? key,
        int? failAt,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var scope = Producers.Begin(key);
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(delayMs, cancellationToken);
            if (i == failAt)
            {
                throw new InvalidOperationException($"SECRET of comment {i}");
            }

            Producers.Produce(key);
            yield return new Comment(Number, i);
        }
    }

    internal static BlogPost? Find(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && Article.Numbered(id.AsSpan(Prefix.Length), Last) is { } number ? new BlogPost(number) : null;
}
