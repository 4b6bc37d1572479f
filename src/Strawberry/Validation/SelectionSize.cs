namespace Strawberry.Validation;

/// <summary>How large selections are once each spread stands for its fragment. Sums stay at the largest value once they reach it.</summary>
/// <param name="Depth">Levels of fields.</param>
/// <param name="Nesting">Levels of fields, inline fragments and spreads.</param>
/// <param name="Fields">Fields, counted at each spread anew.</param>
/// <param name="Cost">Fields, times the page sizes above them.</param>
internal readonly record struct SelectionSize(int Depth, int Nesting, long Fields, long Cost)
{
    /// <summary>So many fields without selections.</summary>
    public static SelectionSize Leaves(int count) => new(1, 1, count, count);

    /// <summary>Both side by side in one selection set.</summary>
    public SelectionSize Beside(SelectionSize other) => new(
        Math.Max(Depth, other.Depth),
        Math.Max(Nesting, other.Nesting),
        Add(Fields, other.Fields),
        Add(Cost, other.Cost));

    /// <summary>A field with these selections, which stand for that many objects.</summary>
    public SelectionSize UnderField(long items) => new(Depth + 1, Nesting + 1, Add(Fields, 1), Add(Multiply(Cost, items), 1));

    /// <summary>A fragment with these selections.</summary>
    public SelectionSize UnderFragment() => this with { Nesting = Nesting + 1 };

    private static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    private static long Multiply(long a, long b) => a != 0 && b > long.MaxValue / a ? long.MaxValue : a * b;
}
