using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Two types of one name in one schema. Types that no schema can contain together may share a name.</summary>
internal static class NameClashes
{
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<LocatedTable> tables, IReadOnlyList<RootUse> uses)
    {
        var groups = tables.Where(t => t.Table is not ExtensionModel)
            .GroupBy(t => TableGraph.KeyOf(t.Table.Header)).Select(Merge)
            .GroupBy(t => t.Table.Header.Name)
            .Where(g => g.Count() > 1)
            .ToList();
        if (groups.Count == 0)
        {
            yield break;
        }

        var graph = new TableGraph(tables.Select(t => t.Table), uses);
        foreach (var group in groups)
        {
            var types = group.OrderBy(t => t.Table.Header.Clr, StringComparer.Ordinal).ToList();
            for (var i = 1; i < types.Count; i++)
            {
                var clash = types.Take(i).FirstOrDefault(t => graph.MayMeet(TableGraph.KeyOf(t.Table.Header), TableGraph.KeyOf(types[i].Table.Header)));
                if (clash is not null)
                {
                    yield return Diagnostic.Create(Catalogue.DuplicateType, types[i].Location, Read(types[i]), Read(clash), group.Key);
                }
            }
        }
    }

    // Several declarations may make the same table: closed generics, undecorated enums.
    private static LocatedTable Merge(IEnumerable<LocatedTable> same) => same.First();

    private static string Read(LocatedTable table) => table.Table is UnionModel { Header.KeyClr: "object" } union
        ? $"union of {string.Join(", ", union.Members.Select(m => m.Name))}"
        : table.Table.Header.Clr.Replace("global::", "");
}
