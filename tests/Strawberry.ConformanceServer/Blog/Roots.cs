using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Strawberry.ConformanceServer.Blog;

[GraphQLType]
public sealed class Query
{
    [GraphQLField]
    public string Hello(string name = "world") => $"Hello {name}";

    [GraphQLField]
    public string Echo(string text) => text;

    [GraphQLField]
    public EchoOutput EchoInput(EchoInput input) => new(input);

    [GraphQLField]
    public Article? Article(ID id) => Blog.Article.Find(id);

    [GraphQLField]
    public IEnumerable<Article> Articles(
        [GraphQLArgument(DefaultValue = "10")] int first, [GraphQLArgument(DeprecationReason = "Use first")] int? limit) =>
        Enumerable.Range(1, Math.Clamp(limit ?? first, 0, 100)).Select(static number => new Article(number));

    [GraphQLField]
    public Article? ArticleBy(ArticleBy where)
    {
        const string Prefix = "Article ";
        return where.Id is { } id ? Blog.Article.Find(id)
            : where.Title!.StartsWith(Prefix, StringComparison.Ordinal) ? Blog.Article.Find(where.Title[Prefix.Length..])
            : null;
    }

    [GraphQLField]
    public BlogPost? BlogPost(ID id) => Blog.BlogPost.Find(id);

    [GraphQLField]
    public INode? Node(ID id)
    {
        const string Prefix = "author-";
        var text = id.Value;
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Blog.Article.Numbered(text.AsSpan(Prefix.Length), int.MaxValue) is { } number ? new Author(number) : null
            : (INode?)Blog.BlogPost.Find(text) ?? Blog.Article.Find(text);
    }

    [GraphQLField]
    public IReadOnlyList<ISearchResult> Search(string text) =>
        text == "nothing" ? [] : [new Article(1), new Author(1), new BlogPost(1)];

    /// <summary>Waits `delayMs`, then counts one production under `key`, then returns "done".</summary>
    [GraphQLField]
    public async Task<string> SlowAsync(int delayMs, string? key, CancellationToken cancellationToken)
    {
        using var scope = Producers.Begin(key);
        await Task.Delay(delayMs, cancellationToken);
        Producers.Produce(key);
        return "done";
    }

    /// <summary>Throws an unexpected exception whose message contains SECRET.</summary>
    public string? Boom => throw new InvalidOperationException("SECRET of boom");

    /// <summary>Throws an unexpected exception whose message contains SECRET. Non-null.</summary>
    public string BoomNonNull => throw new InvalidOperationException("SECRET of boomNonNull");

    /// <summary>Raises a GraphQL error: message "I'm a teapot", extensions.code "TEAPOT".</summary>
    public string? Teapot => throw new GraphQLException("I'm a teapot", code: "TEAPOT");

    /// <summary>How many items producers have produced under `key`.</summary>
    [GraphQLField]
    public int ProducedCount(string key) => Producers.Produced(key);

    /// <summary>How many producers under `key` have ended: completed, failed or cancelled.</summary>
    [GraphQLField]
    public int DisposedCount(string key) => Producers.Disposed(key);

    /// <summary>A string from the connection_init payload (WebSocket only, null elsewhere).</summary>
    [GraphQLField]
    public string? ConnectionParam(string name, HttpContext context) =>
        context.GetConnectionInit() is { } init && init.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

[GraphQLType]
public sealed class Mutation
{
    private static readonly ConcurrentDictionary<string, int> _counters = new(StringComparer.Ordinal);

    /// <summary>Waits `delayMs`, then adds `by` to the counter `key` and returns its new value.</summary>
    [GraphQLField]
    public async Task<int> IncrementAsync(string key, int by = 1, int delayMs = 0, CancellationToken cancellationToken = default)
    {
        await Task.Delay(delayMs, cancellationToken);
        return _counters.AddOrUpdate(key, by, (_, value) => value + by);
    }

    [GraphQLField]
    public Article PublishArticle(ID id) => Article.Find(id) ?? throw new GraphQLException($"There is no article {id}.");

    [GraphQLField]
    public UploadedFile Upload(IFormFile file) => new(file);

    [GraphQLField]
    public IEnumerable<UploadedFile> UploadMany(IReadOnlyList<IFormFile> files) => files.Select(static file => new UploadedFile(file));

    [GraphQLField]
    public UploadedFile UploadNested(UploadInput input) => new(input.File);
}

[GraphQLType]
public sealed record Tick(int Value)
{
    /// <summary>Throws an unexpected exception when `value` is even.</summary>
    public int? OddOnly => Value % 2 == 1 ? Value : throw new InvalidOperationException($"SECRET of tick {Value}");
}

[GraphQLType]
public sealed class Subscription
{
    [GraphQLField(Description = """
        1, 2 … `to`. Before each value the producer waits `delayMs`, then counts one
        production under `key`. With `failAt: n` the sequence throws instead of
        producing the value n.
        """)]
    public async IAsyncEnumerable<int> Count(
        int to,
        [GraphQLArgument(DefaultValue = "0")] int delayMs,
        string? key,
        int? failAt,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var scope = Producers.Begin(key);
        for (var value = 1; value <= to; value++)
        {
            await Task.Delay(delayMs, cancellationToken);
            if (value == failAt)
            {
                throw new InvalidOperationException($"SECRET of value {value}");
            }

            Producers.Produce(key);
            yield return value;
        }
    }

    [GraphQLField]
    public async IAsyncEnumerable<Tick> Ticks(int to, int delayMs = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var value = 1; value <= to; value++)
        {
            await Task.Delay(delayMs, cancellationToken);
            yield return new Tick(value);
        }
    }
}
