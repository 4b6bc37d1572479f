namespace Strawberry.ConformanceSchemas.Torture;

public abstract class ObjectFields : ScalarFields
{
    private protected ObjectFields(string id, TortureState state)
        : base(id, state)
    {
    }

    /// <summary>The same object.</summary>
    [GraphQLField]
    public Obj Self() => this as Obj ?? new Obj(Id, State);

    /// <summary>Sync child object; id = parent id + ".child".</summary>
    [GraphQLField]
    public Obj? Child() => Make(".child");

    [GraphQLField]
    public Obj ChildNN() => Make(".child");

    /// <summary>Child object after ms.</summary>
    [GraphQLField]
    public async Task<Obj?> SlowChildAsync(int ms = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return Make(".child");
    }

    [GraphQLField]
    public async Task<Obj> SlowChildNNAsync(int ms = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return Make(".child");
    }

    [GraphQLField]
    public Obj? NullChild() => null;

    /// <summary>Sync throw Error("failChild").</summary>
    [GraphQLField]
    public Obj? FailChild() => throw new GraphQLException("failChild");

    [GraphQLField]
    public Obj FailChildNN() => throw new GraphQLException("failChildNN");

    private protected Obj Make(string suffix) => new(Id + suffix, State);
}
