namespace Strawberry.Execution;

/// <summary>What coercing variables allows and tells. Immutable.</summary>
internal sealed record VariableCoercionOptions
{
    public static VariableCoercionOptions Default { get; } = new();

    /// <summary>How many errors are reported before coercion gives up.</summary>
    public int MaxErrors { get; init; } = 50;

    /// <summary>Whether errors leave out "Did you mean …".</summary>
    public bool HideSuggestions { get; init; }

    /// <summary>What custom scalars say to values; null lets every value pass.</summary>
    public ScalarValueCheck? CheckScalarValue { get; init; }
}
