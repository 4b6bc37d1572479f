using System;
using System.Collections.Generic;
using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Names of generated files. The compiler holds those that differ only in case for one.</summary>
internal static class HintNames
{
    /// <summary>The ids that another id equals but for case, in order.</summary>
    public static EquatableArray<string> FindClashing(IEnumerable<string> ids) => ids
        .Distinct()
        .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
        .Where(g => g.Count() > 1)
        .SelectMany(g => g)
        .OrderBy(id => id, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The file of an id; one of the clashing says which of its letters are capitals.</summary>
    public static string Of(string id, EquatableArray<string> clashing) =>
        clashing.Contains(id) ? $"{id}-{string.Concat(id.Select(c => char.IsUpper(c) ? '1' : '0'))}.g.cs" : $"{id}.g.cs";
}
