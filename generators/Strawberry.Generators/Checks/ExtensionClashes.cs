using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Two extensions that give one type a field of one name.</summary>
internal static class ExtensionClashes
{
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<LocatedTable> tables) => tables
        .Where(t => t.Table is ExtensionModel)
        .SelectMany(t => ((ExtensionModel)t.Table).Fields.Select(f => (Owner: t, f.Name)))
        .GroupBy(f => (TableGraph.KeyOf(f.Owner.Table.Header), f.Name))
        .Where(g => g.Count() > 1)
        .Select(g => Diagnostic.Create(
            Catalogue.DuplicateMember,
            g.Last().Owner.Location,
            g.Last().Owner.Table.Header.Name,
            "fields",
            g.Key.Name));
}
