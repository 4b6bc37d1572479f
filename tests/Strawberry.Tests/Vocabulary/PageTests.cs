using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Strawberry.Tests.Vocabulary;

/// <summary>The C# samples of the pages are pieces of the tests, which are compiled and run. (Those of docs/testing.md are whole files: build/package-test.sh compiles and runs them.)</summary>
public sealed partial class PageTests
{
    [Test]
    public void Every_sample_is_a_piece_of_a_test([Values("vocabulary.md", "subscriptions.md")] string page)
    {
        var tests = Directory.GetFiles(Find(Path.Combine("tests", "Strawberry.Tests")), "*.cs", SearchOption.AllDirectories)
            .Select(f => Normalize(File.ReadAllText(f)))
            .ToArray();
        var samples = Sample().Matches(File.ReadAllText(Path.Combine(Find("docs"), page))).Select(m => m.Groups[1].Value).ToArray();

        Assert.That(samples, Is.Not.Empty);
        Assert.That(samples.Where(s => !Array.Exists(tests, t => t.Contains(Normalize(s), StringComparison.Ordinal))), Is.Empty);
    }

    /// <summary>Without indentation, empty lines, and what keeps the types of tests to themselves.</summary>
    private static string Normalize(string code) =>
        string.Join('\n', code.Split('\n').Select(l => Modifier().Replace(l.Trim(), "")).Where(l => l.Length > 0)) + "\n";

    private static string Find(string relative)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, relative);
            if (File.Exists(Path.Combine(folder.FullName, "Strawberry.Net.sln")) && Directory.Exists(found))
            {
                return found;
            }
        }

        throw new DirectoryNotFoundException(relative);
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"^(public |internal |sealed )+(?=static |abstract |sealed |class |record |readonly |interface |enum )")]
    private static partial Regex Modifier();
}
