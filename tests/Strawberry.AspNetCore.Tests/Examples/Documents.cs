namespace Strawberry.AspNetCore.Tests.Examples;

/// <summary>The repository's documents and the pieces that tests take from them.</summary>
internal static class Documents
{
    public static string Root { get; } = FindRoot();

    /// <summary>The code block behind the line "&lt;!-- snippet: NAME --&gt;".</summary>
    public static string Snippet(string document, string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, document));
        text = text[text.IndexOf($"<!-- snippet: {name} -->", StringComparison.Ordinal)..];
        text = text[(text.IndexOf("```", StringComparison.Ordinal) + 3)..];
        text = text[(text.IndexOf('\n') + 1)..];
        return text[..text.IndexOf("```", StringComparison.Ordinal)];
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Strawberry.Net.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
