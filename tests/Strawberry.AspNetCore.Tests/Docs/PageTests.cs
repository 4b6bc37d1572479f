using System.Text.RegularExpressions;

namespace Strawberry.AspNetCore.Tests.Docs;

/// <summary>The C# samples of the pages are pieces of the tests, which are compiled and run.</summary>
public sealed partial class PageTests
{
    [Test]
    public void Every_sample_is_a_piece_of_a_test([Values("authorization.md", "observability.md")] string name)
    {
        var page = DocsPage.Read(name);
        var folder = Path.Combine(Path.GetDirectoryName(page.Path)!, "../tests/Strawberry.AspNetCore.Tests");
        var tests = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(f => Normalize(File.ReadAllText(f))).ToArray();
        var samples = Sample().Matches(page.Text).Select(m => m.Groups[1].Value).ToArray();

        Assert.That(samples, Is.Not.Empty);
        Assert.That(samples.Where(s => !Array.Exists(tests, t => t.Contains(Normalize(s), StringComparison.Ordinal))), Is.Empty);
    }

    /// <summary>Without indentation, empty lines, and what keeps the types of tests to themselves.</summary>
    private static string Normalize(string code) =>
        string.Join('\n', code.Split('\n').Select(l => Modifier().Replace(l.Trim(), "")).Where(l => l.Length > 0)) + "\n";

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"^(public |internal |sealed )+(?=static |abstract |sealed |class |record |readonly |interface |enum )")]
    private static partial Regex Modifier();
}
