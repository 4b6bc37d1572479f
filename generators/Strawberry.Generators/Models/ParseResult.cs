using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Models;

/// <summary>
/// What parsing one annotated type gives. It is taken apart at once: models go to the emission, diagnostics, which have locations, to the
/// report.
/// </summary>
internal sealed class ParseResult(
    TableModel? table,
    LoaderModel? loader,
    EquatableArray<TableModel> extras,
    IReadOnlyList<Diagnostic> diagnostics,
    IReadOnlyList<Diagnostic> ofExtras,
    Location? location,
    IReadOnlyCollection<SyntaxTree> places)
{
    /// <summary>The type's own table; null when it has none, as an open generic type.</summary>
    public TableModel? Table { get; } = table;

    public LoaderModel? Loader { get; } = loader;

    /// <summary>Tables of types without a declaration of their own here: closed generics, undecorated enums, unions of foreign classes.</summary>
    public EquatableArray<TableModel> Extras { get; } = extras;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>What is wrong with the tables of <see cref="Extras"/>: to be told unless a declaration tells it.</summary>
    public IReadOnlyList<Diagnostic> OfExtras { get; } = ofExtras;

    /// <summary>Where the type is declared.</summary>
    public Location? Location { get; } = location;

    /// <summary>The files of which the result tells where something stands.</summary>
    public IReadOnlyCollection<SyntaxTree> Places { get; } = places;
}
