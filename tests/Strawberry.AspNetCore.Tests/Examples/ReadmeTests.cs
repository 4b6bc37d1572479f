namespace Strawberry.AspNetCore.Tests.Examples;

public sealed class ReadmeTests
{
    [Test]
    public void The_readme_quotes_the_quick_start_word_for_word()
    {
        var program = File.ReadAllText(Path.Combine(Documents.Root, "examples", "QuickStart", "Program.cs"));

        Assert.That(Documents.Snippet("README.md", "Console.cs"), Is.EqualTo(program));
    }

    [Test]
    public void Every_document_that_another_one_links_to_exists()
    {
        var root = Documents.Root;
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
}
