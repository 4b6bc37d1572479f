using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Checks;

/// <summary>Two methods that a loader class of one name would be generated from.</summary>
internal static class LoaderClashes
{
    public static IEnumerable<Diagnostic> Find(IEnumerable<ParseResult> results) => results
        .Where(r => r.Loader is not null)
        .GroupBy(r => r.Loader!.FullName)
        .SelectMany(g => g.Skip(1))
        .Select(r => Diagnostic.Create(
            Catalogue.InvalidLoader,
            r.Location,
            r.Loader!.Call.Replace("global::", ""),
            $"the loader '{r.Loader.Name}' is made of another method already; give one of them a Name"));
}
