using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Diagnostics;

/// <summary>Reports what parsing found, at its place in the source, so that <c>#pragma</c> works. Nothing else depends on it.</summary>
internal static class DiagnosticOutput
{
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<ParseResult>> results) =>
        context.RegisterSourceOutput(results, static (output, all) =>
        {
            foreach (var result in all)
            {
                foreach (var diagnostic in result.Diagnostics)
                {
                    output.ReportDiagnostic(diagnostic);
                }
            }
        });
}
