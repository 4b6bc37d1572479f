using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.Generators.Tests.Diagnostics;

/// <summary>Each diagnostic has a page whose first sample raises it, and it alone, and whose second raises nothing.</summary>
internal sealed class ErrorPageTests
{
    private static IEnumerable<DiagnosticDescriptor> Descriptors() => typeof(Catalogue).GetFields()
        .Select(f => f.GetValue(null))
        .OfType<DiagnosticDescriptor>();

    private static IEnumerable<string> Ids() => Descriptors().Select(d => d.Id);

    [Test]
    public void Ids_are_consecutive_and_in_order()
    {
        var ids = Ids().ToArray();
        Assert.That(ids, Is.Not.Empty);
        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, ids.Length).Select(n => $"SB{n:0000}")));
    }

    [TestCaseSource(nameof(Ids))]
    public void A_diagnostic_has_a_page_of_its_title(string id)
    {
        var descriptor = Descriptors().Single(d => d.Id == id);
        Assert.That(ErrorPage.PathOf(descriptor.Id), Does.Exist);
        Assert.That(ErrorPage.Read(descriptor.Id).Title, Is.EqualTo($"# {descriptor.Id}: {descriptor.Title}"));
        Assert.That(descriptor.HelpLinkUri, Does.EndWith($"/docs/errors/{descriptor.Id}.md"));
    }

    [TestCaseSource(nameof(Ids))]
    public void The_first_sample_raises_the_diagnostic_and_no_other(string id)
    {
        var generation = ErrorPage.Generate(ErrorPage.Read(id).Bad);
        Assert.That(generation.Diagnostics.Select(d => d.Id).Distinct(), Is.EqualTo(new[] { id }));
        Assert.That(generation.Input.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
    }

    [TestCaseSource(nameof(Ids))]
    public void The_second_sample_raises_nothing(string id)
    {
        var generation = ErrorPage.Generate(ErrorPage.Read(id).Good);
        Assert.That(generation.Complaints(), Is.Empty);
    }

    [Test]
    public void No_page_is_without_diagnostic()
    {
        // From SB0100 on, what is found when a schema is made.
        var pages = Directory.GetFiles(Repository.PathOf("docs/errors"), "SB00*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.That(pages, Is.EqualTo(Ids()));
    }
}
