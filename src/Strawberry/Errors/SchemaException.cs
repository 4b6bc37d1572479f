using System.Collections.Immutable;

namespace Strawberry;

/// <summary>A schema cannot be built. Every problem found is listed.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Makes an exception that lists <paramref name="problems"/>.</summary>
    public SchemaException(ImmutableArray<string> problems)
        : base(problems.Length == 1 ? problems[0] : $"The schema has {problems.Length} problems:\n- {string.Join("\n- ", problems)}")
        => Problems = problems;

    /// <summary>The problems, at least one.</summary>
    public ImmutableArray<string> Problems { get; }
}
