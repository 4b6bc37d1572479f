namespace Strawberry.AspNetCore.Tests.Examples;

public sealed class ReadmeTests
{
    [Test]
    public void The_readme_quotes_the_quick_start_word_for_word()
    {
        var root = Root();
        var readme = File.ReadAllText(Path.Combine(root, "README.md"));

        Assert.That(Snippet(readme, "Console.cs"), Is.EqualTo(File.ReadAllText(Path.Combine(root, "examples", "QuickStart", "Program.cs"))));
    }

    [Test]
    public void Every_document_that_another_one_links_to_exists()
    {
        var root = Root();
        string[] documents = ["README.md", "CONTRIBUTING.md", .. Directory.GetFiles(Path.Combine(root, "docs"), "*.md")];
        var missing = new List<string>();
        foreach (var document in documents)
        {
            var path = Path.Combine(root, document);
            foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), @"\]\(([^):#]+)\)"))
            {
                var target = Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value);
                if (!File.Exists(target) && !Directory.Exists(target))
                {
                    missing.Add($"{document}: {link.Groups[1].Value}");
                }
            }
        }

        Assert.That(missing, Is.Empty);
    }

    private static string Snippet(string readme, string name)
    {
        var text = readme[readme.IndexOf($"<!-- snippet: {name} -->", StringComparison.Ordinal)..];
        text = text[(text.IndexOf("```", StringComparison.Ordinal) + 3)..];
        text = text[(text.IndexOf('\n') + 1)..];
        return text[..text.IndexOf("```", StringComparison.Ordinal)];
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Strawberry.Net.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
