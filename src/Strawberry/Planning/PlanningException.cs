using System.Collections.Immutable;
using Strawberry.Errors;

namespace Strawberry.Planning;

/// <summary>A directive's argument makes a selection impossible. An error of the field whose value is selected from.</summary>
internal sealed class PlanningException(string message, ImmutableArray<SourceLocation> locations) : Exception(message)
{
    /// <summary>The directive's place; empty for the field's own.</summary>
    public ImmutableArray<SourceLocation> Locations { get; } = locations;
}
