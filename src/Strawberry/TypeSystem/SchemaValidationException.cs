using System.Collections.Immutable;
using Strawberry.Errors;

namespace Strawberry.TypeSystem;

/// <summary>A type system document can not become a schema. The message holds every problem, one a paragraph.</summary>
internal sealed class SchemaValidationException(ImmutableArray<GraphQLError> errors)
    : Exception(string.Join("\n\n", errors.Select(e => e.Message)))
{
    /// <summary>Every problem found.</summary>
    public ImmutableArray<GraphQLError> Errors { get; } = errors;
}
