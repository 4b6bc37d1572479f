using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;
using Strawberry.Generators.Parsing;

namespace Strawberry.Generators.Checks;

/// <summary>Section 3.10, "InputObjectDefaultValueHasCycle": no default of an input field needs itself to be coerced.</summary>
internal sealed class DefaultCycles
{
    private readonly Dictionary<string, LocatedTable> _inputs;
    private readonly HashSet<string> _visited = [];
    private readonly List<string> _trail = [];
    private readonly List<Diagnostic> _found = [];

    private DefaultCycles(IReadOnlyList<LocatedTable> tables) => _inputs = tables
        .Where(t => t.Table is InputModel)
        .GroupBy(t => TableGraph.KeyOf(t.Table.Header))
        .ToDictionary(g => g.Key, g => g.First());

    public static IEnumerable<Diagnostic> Find(IReadOnlyList<LocatedTable> tables)
    {
        var cycles = new DefaultCycles(tables);
        foreach (var input in cycles._inputs.OrderBy(i => i.Key, System.StringComparer.Ordinal))
        {
            cycles.CheckObject(input.Value, null);
        }

        return cycles._found;
    }

    // Fields given are coerced as given, the others take their default.
    private void CheckObject(LocatedTable table, Literal? given)
    {
        foreach (var field in ((InputModel)table.Table).Fields.Select(f => f.Value))
        {
            if (!_inputs.TryGetValue(TableGraph.KeyOf(field.Type.Named.KeyClr, field.Type.Named.Variant), out var inner))
            {
                continue;
            }

            if (given?.Fields.LastOrDefault(f => f.Name == field.Name).Value is { } value)
            {
                CheckValue(inner, value);
            }
            else if (field.DefaultValue is not null)
            {
                CheckDefault(table, field, inner);
            }
        }
    }

    private void CheckDefault(LocatedTable table, InputValueModel field, LocatedTable inner)
    {
        var name = $"{table.Table.Header.Name}.{field.Name}";
        if (_trail.Contains(name))
        {
            var via = string.Join(", ", _trail.Skip(_trail.IndexOf(name) + 1));
            _found.Add(Diagnostic.Create(
                Catalogue.InvalidDefault, table.Location, name, field.Type.ToGraphQL(), "it needs itself" + (via.Length == 0 ? "" : $", through the defaults of {via}")));
        }
        else if (_visited.Add(name) && LiteralParser.Parse(field.DefaultValue!, out _) is { } literal)
        {
            _trail.Add(name);
            CheckValue(inner, literal);
            _trail.RemoveAt(_trail.Count - 1);
        }
    }

    private void CheckValue(LocatedTable table, Literal value)
    {
        value.Items.ForEach(i => CheckValue(table, i));
        if (value.Kind == LiteralKind.Object)
        {
            CheckObject(table, value);
        }
    }
}
