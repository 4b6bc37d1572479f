using System.Globalization;

namespace Strawberry.ConformanceSchemas.Torture;

/// <summary>Odd integers only.</summary>
[GraphQLScalar("Odd")]
public readonly record struct Odd(long Value)
{
    public static Odd Parse(long value) => new(Check(value));

    public long Format() => Check(Value);

    private static long Check(long value) =>
        value % 2 != 0
            ? value
            : throw new GraphQLException("Odd cannot represent value: " + value.ToString(CultureInfo.InvariantCulture));
}

public enum Color
{
    Red,
    Green,
    Blue,

    [GraphQLIgnore]
    PURPLE,
}

public enum AnyKind
{
    Obj,
    Leaf,
    Other,
    OtherUnknown,
    Null,
    Fail,
}

[GraphQLInput]
public sealed class Filter
{
    public int Limit { get; init; } = 2;

    public string? Prefix { get; init; } = "p";

    public Color? Color { get; init; } = Torture.Color.Green;

    public Maybe<Odd?> Odd { get; init; }

    [GraphQLArgument(DefaultValue = "[\"t\"]")]
    public IReadOnlyList<string>? Tags { get; init; } = ["t"];

    public Maybe<Filter?> Nested { get; init; }
}
