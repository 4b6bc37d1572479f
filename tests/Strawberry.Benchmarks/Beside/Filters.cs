namespace Strawberry.Benchmarks.Beside;

[GraphQLType]
public sealed class FiltersQuery
{
    private static readonly WrittenBook[] All = [.. Enumerable.Repeat(new WrittenBook("The Great Gatsby"), 1_000)];

    [GraphQLField]
    public static IReadOnlyList<WrittenBook> GetBooks() => All;
}

[GraphQLType]
public sealed record WrittenBook(string Title)
{
    [GraphQLField]
    public static Task<IReadOnlyList<Writer>> GetAuthors(Filter<string>? name = null) =>
        Task.FromResult<IReadOnlyList<Writer>>([new Writer("F. Scott Fitzgerald")]);
}

[GraphQLType]
public sealed record Writer(string Name);

[GraphQLInput]
public sealed record Filter<T>(
    T? Eq = null,
    IReadOnlyList<T>? In = null,
    IReadOnlyList<T>? Nin = null,
    T? Gt = null,
    T? Gte = null,
    T? Lt = null,
    T? Lte = null,
    T? Contains = null,
    T? Icontains = null)
    where T : class;
