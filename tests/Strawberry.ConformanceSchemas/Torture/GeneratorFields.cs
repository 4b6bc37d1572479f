using System.Runtime.CompilerServices;

namespace Strawberry.ConformanceSchemas.Torture;

public abstract class GeneratorFields : ListFields
{
    private const string GenDescription = """
        Async generator: waits ms before each item, yields 0..n-1; throws
        Error("gen failed at <i>") instead of yielding item throwAt; yields null instead of
        item nullAt; waits tail ms after the last item before completing.
        On close (finally) logs "gen closed".
        """;

    private protected GeneratorFields(string id, TortureState state)
        : base(id, state)
    {
    }

    [GraphQLField(Description = GenDescription)]
    public IAsyncEnumerable<int?>? Gen(int n = 3, int ms = 20, int? throwAt = -1, int? nullAt = -1, int tail = 0) =>
        Generate<int?>(n, ms, throwAt, tail, i => i == nullAt ? null : i);

    [GraphQLField]
    public IAsyncEnumerable<Task<int>>? GenNN(int n = 3, int ms = 20, int? throwAt = -1, int? nullAt = -1, int tail = 0) =>
        Generate(n, ms, throwAt, tail, i => i == nullAt ? NullItem("genNN") : Task.FromResult(i));

    [GraphQLField]
    public IAsyncEnumerable<Task<int>> GenNNN(int n = 3, int ms = 20, int? throwAt = -1, int? nullAt = -1, int tail = 0) =>
        Generate(n, ms, throwAt, tail, i => i == nullAt ? NullItem("genNNN") : Task.FromResult(i));

    /// <summary>Async generator of objects; ids parent + ".gen[i]".</summary>
    [GraphQLField]
    public IAsyncEnumerable<Obj>? GenObjs(int n = 3, int ms = 20, int? throwAt = -1, int? nullAt = -1, int tail = 0) =>
        Generate(n, ms, throwAt, tail, i => i == nullAt ? null! : Make($".gen[{i}]"));

    [GraphQLField]
    public IAsyncEnumerable<Obj?>? GenObjsN(int n = 3, int ms = 20, int? throwAt = -1, int? nullAt = -1, int tail = 0) =>
        Generate(n, ms, throwAt, tail, i => i == nullAt ? null : Make($".gen[{i}]"));

    private static async IAsyncEnumerable<T> Generate<T>(
        int n, int ms, int? throwAt, int tail, Func<int, T> item, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var open = OpenGenerators.Enter();
        for (var i = 0; i < n; i++)
        {
            await Pause.ForItem(ms, cancellationToken);
            if (i == throwAt)
            {
                throw new GraphQLException($"gen failed at {i}");
            }

            yield return item(i);
        }

        await Pause.ForItem(tail, cancellationToken);
    }
}
