using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Models;

/// <summary>A place where roots are made a schema: their types, and what is wrong with them.</summary>
internal sealed class RootUse(
    IReadOnlyList<string> roots,
    EquatableArray<TableModel> extras,
    IReadOnlyList<Diagnostic> diagnostics,
    IReadOnlyList<Diagnostic> ofExtras,
    Location location,
    IReadOnlyCollection<SyntaxTree> places)
{
    /// <summary>The roots' C# types: query, mutation, subscription; empty for one that is not there.</summary>
    public IReadOnlyList<string> Roots { get; } = roots;

    /// <summary>Tables of roots that are closed generics.</summary>
    public EquatableArray<TableModel> Extras { get; } = extras;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>What is wrong with the tables of <see cref="Extras"/>: to be told unless a declaration tells it.</summary>
    public IReadOnlyList<Diagnostic> OfExtras { get; } = ofExtras;

    public Location Location { get; } = location;

    /// <summary>The files of which the result tells where something stands.</summary>
    public IReadOnlyCollection<SyntaxTree> Places { get; } = places;
}
