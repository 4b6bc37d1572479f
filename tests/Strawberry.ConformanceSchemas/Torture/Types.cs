namespace Strawberry.ConformanceSchemas.Torture;

[GraphQLInterface]
public interface INode
{
    ID Id { get; }

    string? Name { get; }
}

[GraphQLUnion(typeof(Obj), typeof(Leaf), typeof(Other))]
public interface IAny;

[GraphQLType]
public sealed class Obj : TortureFields, INode, IAny
{
    internal Obj(string id, TortureState state)
        : base(id, state)
    {
    }
}

[GraphQLType]
public sealed class Leaf : INode, IAny
{
    internal Leaf(string id, int value)
    {
        Id = id;
        Value = value;
    }

    public ID Id { get; }

    public string? Name => "name of " + Id;

    public int Value { get; }

    [GraphQLField]
    public async Task<int> SlowValueAsync(int ms = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return Value;
    }
}

[GraphQLType]
public class Other : IAny
{
    internal Other(string code) => Code = code;

    public string Code { get; }

    [GraphQLField]
    public async Task<string?> SlowAsync(int ms = 20, CancellationToken cancellationToken = default)
    {
        await Pause.For(ms, cancellationToken);
        return "slow";
    }
}

/// <summary>A type the schema does not know.</summary>
internal sealed class Nope : IAny, INode
{
    public ID Id => "nope";

    public string? Name => null;
}

/// <summary>An <see cref="Other"/> where the schema allows none: C# lets an <see cref="Other"/> stand for a Node only through a subclass.</summary>
internal sealed class StrayOther() : Other("o"), INode
{
    public ID Id => "o";

    public string? Name => null;
}
