using System.Runtime.CompilerServices;

namespace Strawberry.ConformanceSchemas.Torture;

[GraphQLType]
public sealed class Query() : TortureFields("query", new TortureState())
{
    /// <summary>Sync object "root".</summary>
    [GraphQLField]
    public new Obj? Obj() => new("root", State);

    [GraphQLField]
    public new Obj ObjNN() => new("root", State);

    /// <summary>Sync: "name of query".</summary>
    public override string? Name => base.Name;
}

[GraphQLType]
public sealed class Mutation
{
    private readonly TortureState _state = new();
    private int _total;

    /// <summary>Per-request accumulator starting at 0; adds by and returns the new total.</summary>
    [GraphQLField]
    public int Inc(int by = 1) => Interlocked.Add(ref _total, by);

    /// <summary>Same after ms.</summary>
    [GraphQLField]
    public async Task<int> SlowIncAsync(int by = 1, int ms = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return Inc(by);
    }

    /// <summary>Adds by after ms and returns an Obj whose id is "inc&lt;total&gt;".</summary>
    [GraphQLField]
    public async Task<Obj?> IncObjAsync(int by = 1, int ms = 0, CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return new Obj($"inc{Inc(by)}", _state);
    }

    [GraphQLField]
    public int? FailInc() => throw new GraphQLException("failInc");

    [GraphQLField]
    public int FailIncNN() => throw new GraphQLException("failIncNN");
}

[GraphQLType]
public sealed class Subscription
{
    /// <summary>n events, ms apart; event i is an Obj with id "tick&lt;i&gt;".</summary>
    [GraphQLField]
    public async IAsyncEnumerable<Obj?> Ticks(int n = 2, int ms = 20, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var open = OpenGenerators.Enter();
        for (var i = 0; i < n; i++)
        {
            await Pause.ForItem(ms, cancellationToken);
            yield return new Obj($"tick{i}", new TortureState());
        }
    }
}
