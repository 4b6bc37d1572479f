namespace Strawberry.ConformanceSchemas.Torture;

public abstract class ListFields : ObjectFields
{
    private const string PromisesDescription = """
        Sync list of n tasks; task i completes with i after ms*(i+1) (after ms*(n-i) when reverse).
        Task failAt fails with Error("promise failed at <i>").
        """;

    private protected ListFields(string id, TortureState state)
        : base(id, state)
    {
    }

    /// <summary>Sync list 0..n-1.</summary>
    [GraphQLField]
    public IReadOnlyList<int?>? Ints(int n = 3) => List<int?>(n, i => i);

    [GraphQLField]
    public IReadOnlyList<int> IntsNN(int n = 3) => List(n, i => i);

    /// <summary>Sync list of objects; ids parent + ".objs[i]".</summary>
    [GraphQLField]
    public IReadOnlyList<Obj>? Objs(int n = 3) => List(n, i => Make($".objs[{i}]"));

    [GraphQLField]
    public IReadOnlyList<Obj?>? ObjsN(int n = 3) => List<Obj?>(n, i => Make($".objs[{i}]"));

    [GraphQLField]
    public IReadOnlyList<Obj> ObjsNN(int n = 3) => List(n, i => Make($".objs[{i}]"));

    /// <summary>Sync rows x cols matrix; value = row * 10 + col.</summary>
    [GraphQLField]
    public IReadOnlyList<IReadOnlyList<int>> Matrix(int rows = 2, int cols = 2) => List(rows, r => List(cols, c => (r * 10) + c));

    /// <summary>Sync rows x cols matrix of objects; ids parent + ".m[r][c]".</summary>
    [GraphQLField]
    public IReadOnlyList<IReadOnlyList<Obj>> ObjMatrix(int rows = 2, int cols = 2) => List(rows, r => List(cols, c => Make($".m[{r}][{c}]")));

    /// <summary>Sync list of n ints where the item at index at is an error Error("bad item at").</summary>
    [GraphQLField]
    public IReadOnlyList<Task<int?>>? BadItems(int n = 3, int at = 1) => WithBadItem<int?>(n, at, i => i);

    [GraphQLField]
    public IReadOnlyList<Task<int>>? BadItemsNN(int n = 3, int at = 1) => WithBadItem(n, at, i => i);

    [GraphQLField]
    public IReadOnlyList<Task<int>> BadItemsNNN(int n = 3, int at = 1) => WithBadItem(n, at, i => i);

    /// <summary>Sync list of n ints where the item at index at is null.</summary>
    [GraphQLField]
    public IReadOnlyList<int?>? NullItems(int n = 3, int at = 1) => List<int?>(n, i => i == at ? null : i);

    [GraphQLField]
    public IReadOnlyList<Task<int>>? NullItemsNN(int n = 3, int at = 1) => WithNullItem(n, at, "nullItemsNN");

    [GraphQLField]
    public IReadOnlyList<Task<int>> NullItemsNNN(int n = 3, int at = 1) => WithNullItem(n, at, "nullItemsNNN");

    [GraphQLField(Description = PromisesDescription)]
    public IReadOnlyList<Task<int?>>? Promises(int n = 3, int ms = 20, int? failAt = -1, bool reverse = false, CancellationToken cancellationToken = default) =>
        List(n, i => CompleteLater<int?>(i, reverse ? ms * (n - i) : ms * (i + 1), failAt, i, cancellationToken));

    [GraphQLField]
    public IReadOnlyList<Task<int>>? PromisesNN(int n = 3, int ms = 20, int? failAt = -1, bool reverse = false, CancellationToken cancellationToken = default) =>
        PromisesNNN(n, ms, failAt, reverse, cancellationToken);

    [GraphQLField]
    public IReadOnlyList<Task<int>> PromisesNNN(int n = 3, int ms = 20, int? failAt = -1, bool reverse = false, CancellationToken cancellationToken = default) =>
        List(n, i => CompleteLater(i, reverse ? ms * (n - i) : ms * (i + 1), failAt, i, cancellationToken));

    private static T[] List<T>(int n, Func<int, T> item)
    {
        var items = new T[n];
        for (var i = 0; i < n; i++)
        {
            items[i] = item(i);
        }

        return items;
    }

    private static Task<T>[] WithBadItem<T>(int n, int at, Func<int, T> item) =>
        List(n, i => i == at ? Task.FromException<T>(new GraphQLException($"bad item {i}")) : Task.FromResult(item(i)));

    // A list of int holds no null; a task that fails as a null fails is the nearest.
    private Task<int>[] WithNullItem(int n, int at, string field) => List(n, i => i == at ? NullItem(field) : Task.FromResult(i));

    private protected Task<int> NullItem(string field) =>
        Task.FromException<int>(new GraphQLException($"Cannot return null for non-nullable field {TypeName}.{field}."));

    private static async Task<T> CompleteLater<T>(T value, int ms, int? failAt, int index, CancellationToken cancellationToken)
    {
        await Pause.For(ms, cancellationToken);
        return index == failAt ? throw new GraphQLException($"promise failed at {index}") : value;
    }
}
