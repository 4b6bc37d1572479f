using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Extensions that give a type a field of a name that it has from elsewhere: of another extension of it or of its interfaces, or of its own.</summary>
internal static class ExtensionClashes
{
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<LocatedTable> tables)
    {
        var extensions = tables.Where(t => t.Table is ExtensionModel).ToLookup(t => TableGraph.KeyOf(t.Table.Header));
        var reported = new HashSet<(string Extension, string Field)>();
        foreach (var direct in extensions)
        {
            foreach (var diagnostic in FindIn(direct.First().Table.Header.Name, [], direct, reported))
            {
                yield return diagnostic;
            }
        }

        foreach (var table in tables.Select(t => t.Table))
        {
            var (fields, interfaces) = table switch
            {
                ObjectModel model => (model.Fields, model.Interfaces),
                InterfaceModel model => (model.Fields, model.Interfaces),
                _ => (EquatableArray<FieldModel>.Empty, EquatableArray<KeyModel>.Empty),
            };
            var names = fields.Select(f => f.Name)
                .Concat(extensions[TableGraph.KeyOf(table.Header)].SelectMany(e => ((ExtensionModel)e.Table).Fields.Select(f => f.Name)));
            var inherited = interfaces.SelectMany(i => extensions[TableGraph.KeyOf(i.Clr, i.Variant)]);
            foreach (var diagnostic in FindIn(table.Header.Name, names, inherited, reported))
            {
                yield return diagnostic;
            }
        }
    }

    private static IEnumerable<Diagnostic> FindIn(
        string type, IEnumerable<string> own, IEnumerable<LocatedTable> extensions, HashSet<(string Extension, string Field)> reported)
    {
        var names = new HashSet<string>(own);
        foreach (var extension in extensions)
        {
            foreach (var field in ((ExtensionModel)extension.Table).Fields)
            {
                if (!names.Add(field.Name) && reported.Add((extension.Table.Header.Id, field.Name)))
                {
                    yield return Diagnostic.Create(Catalogue.DuplicateMember, extension.Location, type, "fields", field.Name);
                }
            }
        }
    }
}
