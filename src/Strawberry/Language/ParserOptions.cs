namespace Strawberry.Language;

/// <summary>The limits of a parse. They bound the work and the stack that a hostile document can take.</summary>
public sealed record ParserOptions
{
    /// <summary>The limits used when none are given.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>How deep selection sets, list and object values and list types may nest. 200 unless set.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>How many tokens a document may have; comments don't count. 50,000 unless set.</summary>
    public int MaxTokens { get; init; } = 50_000;
}
