using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Section 3.10, "Circular References": each input object type has a value that ends.</summary>
internal static class InputCycles
{
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<LocatedTable> tables)
    {
        var inputs = tables.Where(t => t.Table is InputModel)
            .GroupBy(t => TableGraph.KeyOf(t.Table.Header))
            .ToDictionary(g => g.Key, g => g.First());
        var finite = new HashSet<string>();
        while (inputs.Any(i => !finite.Contains(i.Key) && IsFinite((InputModel)i.Value.Table, inputs, finite) && finite.Add(i.Key)))
        {
        }

        return inputs.Where(i => !finite.Contains(i.Key) && FindCycle(i.Key, inputs, finite) is not null)
            .OrderBy(i => i.Key, System.StringComparer.Ordinal)
            .Select(i => Diagnostic.Create(
                Catalogue.InputCycle, i.Value.Location, i.Value.Table.Header.Name, string.Join(", ", FindCycle(i.Key, inputs, finite)!)));
    }

    // Of a oneOf type one field is enough, of others all are needed.
    private static bool IsFinite(InputModel model, Dictionary<string, LocatedTable> inputs, HashSet<string> finite)
    {
        var ends = model.Fields.Select(f => GetNeeded(model, f) is not { } key || !inputs.ContainsKey(key) || finite.Contains(key)).ToList();
        return model.IsOneOf && ends.Count > 0 ? ends.Contains(true) : ends.All(e => e);
    }

    private static string? GetNeeded(InputModel model, InputFieldModel field)
    {
        var type = field.Value.Type;
        if (model.IsOneOf && type.IsNullable)
        {
            type = type.Inner!;
        }

        return type.Kind == ShapeKind.Input ? TableGraph.KeyOf(type.KeyClr, type.Variant) : null;
    }

    /// <summary>The fields by which a type needs itself; null for one that only leads to a cycle.</summary>
    private static List<string>? FindCycle(string start, Dictionary<string, LocatedTable> inputs, HashSet<string> finite)
    {
        var visited = new HashSet<string>();
        return Walk(start, []);

        List<string>? Walk(string key, List<string> trail)
        {
            var model = (InputModel)inputs[key].Table;
            foreach (var field in model.Fields)
            {
                if (GetNeeded(model, field) is not { } next || !inputs.ContainsKey(next) || finite.Contains(next))
                {
                    continue;
                }

                List<string> longer = [.. trail, $"{model.Header.Name}.{field.Value.Name}"];
                if (next == start)
                {
                    return longer;
                }

                if (visited.Add(next) && Walk(next, longer) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
