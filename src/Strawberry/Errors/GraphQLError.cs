using System.Collections.Immutable;
using Strawberry.Primitives;

namespace Strawberry.Errors;

/// <summary>One entry of a response's <c>errors</c>. Immutable; change one with a <c>with</c> expression.</summary>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document the error was found; empty when it belongs to no place.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response position the error belongs to; null for errors found before execution.</summary>
    public ImmutableArray<PathSegment>? Path { get; init; }

    /// <summary>
    /// What else the client is told. Values may be null, strings, booleans, numbers, <see cref="System.Text.Json.JsonElement"/>,
    /// lists of such values and dictionaries with string keys.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The exception behind the error; never sent to a client.</summary>
    public Exception? Exception { get; init; }
}
