using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Two types of one name in one schema, one of which may be a scalar that the engine knows. Types that no schema can contain together may share a name.</summary>
internal static class NameClashes
{
    // In every schema, used or not.
    private static readonly string[] Specified = ["Int", "Float", "String", "Boolean", "ID"];

    public static IEnumerable<Diagnostic> Find(IReadOnlyList<LocatedTable> tables, IReadOnlyList<RootUse> uses)
    {
        var named = tables.Where(t => t.Table is not ExtensionModel)
            .GroupBy(t => TableGraph.KeyOf(t.Table.Header)).Select(Merge)
            .ToList();
        var groups = named.GroupBy(t => t.Table.Header.Name)
            .Where(g => g.Count() > 1)
            .ToList();
        var names = new HashSet<string>(named.Select(t => t.Table.Header.Name));
        var leaves = FindLeaves(tables.Select(t => t.Table)).Where(l => names.Contains(l.Name)).ToLookup(l => l.Name);
        if (groups.Count == 0 && !named.Any(t => Specified.Contains(t.Table.Header.Name) || leaves.Contains(t.Table.Header.Name)))
        {
            yield break;
        }

        var graph = new TableGraph(tables.Select(t => t.Table), uses);
        foreach (var table in named)
        {
            var name = table.Table.Header.Name;
            var key = TableGraph.KeyOf(table.Table.Header);
            if (Specified.Contains(name) || leaves[name].Any(l => graph.MayMeet(key, TableGraph.KeyOf(l.KeyClr, l.Variant))))
            {
                yield return Diagnostic.Create(Catalogue.DuplicateType, table.Location, Read(table), "the scalar of GraphQL", name);
            }
        }

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

    private static IEnumerable<Shape> FindLeaves(IEnumerable<TableModel> tables) => tables.SelectMany(ShapesOf).Select(s => s.Named).Where(s => s.Kind == ShapeKind.Leaf);

    private static IEnumerable<Shape> ShapesOf(TableModel table)
    {
        var fields = table switch
        {
            ObjectModel model => model.Fields,
            ExtensionModel model => model.Fields,
            InterfaceModel model => model.Fields,
            _ => EquatableArray<FieldModel>.Empty,
        };
        var inputs = table is InputModel input ? input.Fields.Select(f => f.Value.Type) : [];
        return fields.Select(f => f.Type)
            .Concat(fields.SelectMany(f => f.Parameters).Select(p => p.Argument?.Type).OfType<Shape>())
            .Concat(inputs);
    }

    // Several declarations may make the same table: closed generics, undecorated enums.
    private static LocatedTable Merge(IEnumerable<LocatedTable> same) => same.First();

    private static string Read(LocatedTable table) => table.Table is UnionModel { Header.KeyClr: "object" } union
        ? $"union of {string.Join(", ", union.Members.Select(m => m.Name))}"
        : table.Table.Header.Clr.Replace("global::", "");
}
