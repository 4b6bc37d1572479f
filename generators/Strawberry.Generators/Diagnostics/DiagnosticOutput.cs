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
        IncrementalValuesProvider<RootUse> uses) =>
        context.RegisterSourceOutput(results.Combine(uses.Collect()), static (output, all) => Report(output, all.Left, all.Right));

    private static void Report(SourceProductionContext output, ImmutableArray<ParseResult> results, ImmutableArray<RootUse> uses)
    {
        var tables = results
            .SelectMany(r => r.Extras.Concat(r.Table is null ? [] : [r.Table]).Select(t => new LocatedTable(t, r.Location)))
            .Concat(uses.SelectMany(u => u.Extras.Select(t => new LocatedTable(t, u.Location))))
            .ToList();
        var diagnostics = results.SelectMany(r => r.Diagnostics)
            .Concat(uses.SelectMany(u => u.Diagnostics).GroupBy(d => (d.Id, d.Location)).Select(g => g.First()))
            .Concat(NameClashes.Find(tables, uses))
            .Concat(InputCycles.Find(tables))
            .Concat(ExtensionClashes.Find(tables))
            .Concat(LoaderClashes.Find(results))
            .Concat(SubscriptionExtensions.Find(tables, uses));
        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(diagnostic);
        }
    }
}
