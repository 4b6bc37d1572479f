namespace Strawberry.ConformanceSchemas.Torture;

/// <summary>
/// The fields that <c>Query</c> and <c>Obj</c> share, base first: the ones that are text and numbers.
/// </summary>
public abstract class ScalarFields
{
    private protected ScalarFields(string id, TortureState state)
    {
        Id = id;
        State = state;
    }

    // The root declares these two anew: here they have their place, before all others.
    private protected Obj? Obj() => null;

    private protected Obj? ObjNN() => null;

    /// <summary>Sync: "name of " + id.</summary>
    public virtual string? Name => "name of " + Id;

    /// <summary>Path-like identity: "root", "root.child", "root.objs[1]" ...</summary>
    public ID Id { get; }

    private protected TortureState State { get; }

    private protected string TypeName => this is Query ? "Query" : "Obj";

    /// <summary>Sync. Returns v.</summary>
    [GraphQLField]
    public string? Str(string? v = "s") => v;

    /// <summary>Sync. Returns v.</summary>
    [GraphQLField]
    public string StrNN(string v = "s") => v;

    /// <summary>Sync. Always 1.</summary>
    public int Int => 1;

    /// <summary>Async: resolves to v after ms milliseconds.</summary>
    [GraphQLField]
    public async Task<string?> SlowAsync(int ms = 20, string? v = "slow", CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return v;
    }

    /// <summary>Async: resolves to v after ms milliseconds.</summary>
    [GraphQLField]
    public async Task<string> SlowNNAsync(int ms = 20, string v = "slow", CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return v;
    }

    /// <summary>Async, already-completed task (resolves without any timer).</summary>
    [GraphQLField]
    public Task<string?> Soon(string? v = "soon") => Task.FromResult(v);

    /// <summary>Sync throw Error(msg).</summary>
    [GraphQLField]
    public string? Fail(string msg = "fail") => throw new GraphQLException(msg);

    /// <summary>Sync throw Error(msg).</summary>
    [GraphQLField]
    public string FailNN(string msg = "failNN") => throw new GraphQLException(msg);

    /// <summary>Async throw Error(msg) after ms.</summary>
    [GraphQLField]
    public async Task<string?> SlowFailAsync(int ms = 20, string msg = "slowFail", CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        throw new GraphQLException(msg);
    }

    /// <summary>Async throw Error(msg) after ms.</summary>
    [GraphQLField]
    public async Task<string> SlowFailNNAsync(int ms = 20, string msg = "slowFailNN", CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        throw new GraphQLException(msg);
    }

    /// <summary>Throws an error that carries extensions {code: "E_CODE", n: 1}.</summary>
    [GraphQLField]
    public string? FailExt() => throw new GraphQLException("failExt", "E_CODE") { Extensions = { ["n"] = 1 } };

    /// <summary>Sync null.</summary>
    public string? Nul => null;

    /// <summary>Sync null in a non-null position.</summary>
    public string NulNN => null!;

    /// <summary>null after ms in a non-null position.</summary>
    [GraphQLField]
    public async Task<string> SlowNulNNAsync(int ms = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return null!;
    }

    /// <summary>Increments a per-request counter named by key and returns the new value (1, 2, ...).</summary>
    [GraphQLField]
    public int Hit(string key = "k") => State.Hit(key);
}
