using System.Text.RegularExpressions;
using Strawberry.AspNetCore.Tests.Docs;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>
/// The files that <c>docs/testing.md</c> shows are those of the folder <c>Page</c>, which run here. With <c>UPDATE_DOCS=1</c> in the environment they are
/// written into the page.
/// </summary>
[NonParallelizable]
public sealed partial class TestingPageTests
{
    // It is a test of another program, the one of README.md; build/package-test.sh runs it.
    private const string Elsewhere = "FactoryTests.cs";

    private static IEnumerable<string> Files => Directory.GetFiles(Folder()).Select(Path.GetFileName).Where(f => !f!.EndsWith(".received.txt", StringComparison.Ordinal))!;

    [TestCaseSource(nameof(Files))]
    public void The_page_shows_the_file(string name)
    {
        var page = DocsPage.Read("testing.md");
        var block = Block().Matches(page.Text).SingleOrDefault(b => b.Groups[1].Value == name);
        Assert.That(block, Is.Not.Null, $"The page has no block <!-- snippet: {name} -->.");
        var expected = File.ReadAllText(Path.Combine(Folder(), name)).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            page.Write(page.Text[..block!.Groups[2].Index] + expected + page.Text[(block.Groups[2].Index + block.Groups[2].Length)..]);
        }
        else
        {
            Assert.That(block!.Groups[2].Value, Is.EqualTo(expected));
        }
    }

    [Test]
    public void The_page_shows_no_other_file() =>
        Assert.That(Block().Matches(DocsPage.Read("testing.md").Text).Select(b => b.Groups[1].Value), Is.EquivalentTo([.. Files, Elsewhere]));

    [GeneratedRegex(@"<!-- snippet: (.+?) -->\n```\w+\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    private static string Folder() =>
        Path.Combine(Path.GetDirectoryName(DocsPage.Read("testing.md").Path)!, "..", "tests", "Strawberry.AspNetCore.Tests", "Testing", "Page");
}
