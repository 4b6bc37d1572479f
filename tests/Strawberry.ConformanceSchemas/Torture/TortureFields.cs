using System.Collections;

namespace Strawberry.ConformanceSchemas.Torture;

public abstract class TortureFields : GeneratorFields
{
    private protected TortureFields(string id, TortureState state)
        : base(id, state)
    {
    }

    /// <summary>Returns the integer 5 where a list is expected.</summary>
    [GraphQLField]
    public IEnumerable<int?>? NotAList() => new NotIterable($"Expected Iterable, but did not find one for field \"{TypeName}.notAList\".");

    /// <summary>Union value of the given kind. OTHER_UNKNOWN resolves to a type name that does not exist.</summary>
    [GraphQLField]
    public IAny? Any(AnyKind kind = AnyKind.Obj) => kind switch
    {
        AnyKind.Obj => Make(".any"),
        AnyKind.Leaf => new Leaf("leaf", 7),
        AnyKind.Other => new Other("o"),
        AnyKind.OtherUnknown => new Nope(),
        AnyKind.Null => null,
        _ => throw new GraphQLException("any failed"),
    };

    /// <summary>Union list: an Obj (parent + ".any[0]"), a Leaf ("leaf1"), an Other ("other2").</summary>
    [GraphQLField]
    public IReadOnlyList<IAny> Anys() => [Make(".any[0]"), new Leaf("leaf1", 8), new Other("other2")];

    /// <summary>Interface value; OTHER is not a Node.</summary>
    [GraphQLField]
    public INode? Node(AnyKind kind = AnyKind.Obj) => kind switch
    {
        AnyKind.Obj => Make(".any"),
        AnyKind.Leaf => new Leaf("leaf", 7),
        AnyKind.Other => new StrayOther(),
        AnyKind.OtherUnknown => new Nope(),
        AnyKind.Null => null,
        _ => throw new GraphQLException("any failed"),
    };

    /// <summary>Interface list: an Obj (parent + ".node[0]"), a Leaf ("leaf1").</summary>
    [GraphQLField]
    public IReadOnlyList<INode>? Nodes() => [Make(".node[0]"), new Leaf("leaf1", 8)];

    [GraphQLField]
    public Color? Color() => Torture.Color.Red;

    /// <summary>Resolver returns "PURPLE", which is not a member.</summary>
    [GraphQLField]
    public Color? BadColor() => Torture.Color.PURPLE;

    /// <summary>Custom scalar that only accepts odd integers (in both directions).</summary>
    [GraphQLField]
    public Odd? Odd(int v = 1) => new Odd(v);

    /// <summary>JSON of the coerced argument with keys sorted; "null" when absent/null.</summary>
    [GraphQLField]
    public string? Echo(Filter? filter) => Torture.Echo.Of(filter);

    [GraphQLField]
    public string? EchoOdd(Odd? v) => Torture.Echo.Of(v);

    [GraphQLField]
    public string? EchoColors([GraphQLArgument(DefaultValue = "[RED]")] IReadOnlyList<Color>? colors) => Torture.Echo.Of(colors);

    // A list in C# is always one; a sequence that cannot be walked is the nearest to a number in its place.
    private sealed class NotIterable(string message) : IEnumerable<int?>
    {
        public IEnumerator<int?> GetEnumerator() => throw new GraphQLException(message);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
