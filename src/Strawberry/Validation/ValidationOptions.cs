namespace Strawberry.Validation;

/// <summary>What validation allows and tells. Immutable; the defaults are safe for a public endpoint.</summary>
public sealed record ValidationOptions
{
    /// <summary>The defaults.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>Whether errors leave out "Did you mean …", which tells names of the schema. False by default.</summary>
    public bool HideSuggestions { get; init; }

    /// <summary>What custom scalars say to literals; null lets every literal pass.</summary>
    public ScalarLiteralCheck? CheckScalarLiteral { get; init; }

    /// <summary>How many errors are reported before validation gives up. 100 by default.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>How deep fields may nest, counted through fragments. 100 by default.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>
    /// How deep selections may nest when fields, inline fragments and fragment spreads each count as a level. It keeps long chains
    /// of fragments from exhausting the stack. 500 by default.
    /// </summary>
    public int MaxSelectionNesting { get; init; } = 500;

    /// <summary>How many aliases a document may hold. 1,000 by default.</summary>
    public int MaxAliases { get; init; } = 1_000;

    /// <summary>How many directives a document may apply. 1,000 by default.</summary>
    public int MaxDirectives { get; init; } = 1_000;

    /// <summary>How often a document may apply <c>@defer</c> and <c>@stream</c>, taken together. 100 by default.</summary>
    public int MaxIncrementalDirectives { get; init; } = 100;

    /// <summary>
    /// How many fields an operation may select once each spread stands for its fragment's fields. 10,000 by default: generated
    /// client operations stay below a few thousand, while fragments that double at each level pass any number.
    /// </summary>
    public long MaxFields { get; init; } = 10_000;

    /// <summary>
    /// How much an operation may cost: a field costs 1, and the fields below it are multiplied by its literal <c>first</c>,
    /// <c>last</c> or <c>limit</c>. 500,000 by default: three nested pages of 50 with a few fields each.
    /// </summary>
    public long MaxCost { get; init; } = 500_000;

    /// <summary>The number of items assumed of a list without a literal page size when costs are added up. 1 by default.</summary>
    public int AssumedListSize { get; init; } = 1;
}
