using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;
using Strawberry.Generators.Tests.Diagnostics;

namespace Strawberry.Generators.Tests;

/// <summary>What compiles without a diagnostic builds its schema without an exception, whichever type is the root.</summary>
internal sealed class SchemaBuildTests
{
    private static IEnumerable<TestCaseData> Sources() =>
    [
        .. VocabularyCases.All().Select(c => new TestCaseData((string)c.Arguments[0]!).SetArgDisplayNames(c.TestName!)),
        .. typeof(Catalogue).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>()
            .Select(d => new TestCaseData(ErrorPage.Read(d.Id).Good).SetArgDisplayNames(d.Id)),
    ];

    [TestCaseSource(nameof(Sources))]
    public void The_schema_of_each_object_type_is_valid(string source)
    {
        var generation = Generation.Of(source);
        var assembly = generation.Load();
        foreach (var table in generation.Tables.OfType<ObjectModel>().Where(t => !t.Header.Id.Contains("of_", StringComparison.Ordinal)))
        {
            var root = assembly.GetTypes().Single(t => t.FullName!.Replace('+', '.') == table.Header.Clr.Replace("global::", "").Replace("@", ""));
            var schema = (Schema)Activator.CreateInstance(typeof(Schema<>).MakeGenericType(root), [null])!;
            Assert.That(schema.ToString(), Does.Contain($"type {table.Header.Name}"));
        }
    }
}
