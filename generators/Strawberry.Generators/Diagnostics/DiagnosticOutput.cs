using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Checks;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Diagnostics;

/// <summary>
/// Reports what parsing found and what shows only when all types are known, at its place in the source, so that <c>#pragma</c> works. No
/// generated code depends on it.
/// </summary>
internal static class DiagnosticOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ImmutableArray<ParseResult>> results,
        IncrementalValueProvider<ImmutableArray<RootUse>> uses) =>
        context.RegisterSourceOutput(results.Combine(uses), static (output, all) => Report(output, all.Left, all.Right));

    private static void Report(SourceProductionContext output, ImmutableArray<ParseResult> results, ImmutableArray<RootUse> uses)
    {
        var tables = results
            .SelectMany(r => r.Extras.Concat(r.Table is null ? [] : [r.Table]).Select(t => new LocatedTable(t, r.Location)))
            .Concat(uses.SelectMany(u => u.Extras.Select(t => new LocatedTable(t, u.Location))))
            .ToList();
        var own = results.SelectMany(r => r.Diagnostics)
            .Concat(uses.SelectMany(u => u.Diagnostics).GroupBy(Place).Select(g => g.First()))
            .ToList();

        // Several declarations may refer to one closing or to one enum; it is wrong once.
        var known = own.Select(Place).ToImmutableHashSet();
        var ofExtras = results.SelectMany(r => r.OfExtras).Concat(uses.SelectMany(u => u.OfExtras))
            .GroupBy(Place)
            .Where(g => !known.Contains(g.Key))
            .Select(g => g.First());
        var diagnostics = own
            .Concat(ofExtras)
            .Concat(NameClashes.Find(tables, uses))
            .Concat(InputCycles.Find(tables))
            .Concat(DefaultCycles.Find(tables))
            .Concat(ExtensionClashes.Find(tables))
            .Concat(LoaderClashes.Find(results))
            .Concat(SubscriptionExtensions.Find(tables, uses));
        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(diagnostic);
        }
    }

    private static (string Id, Location Location) Place(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.Location);
}
