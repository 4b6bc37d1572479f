using System.Text.RegularExpressions;

namespace Strawberry.Generators.Tests.Diagnostics;

/// <summary>A page of docs/errors: its title, the code that raises the diagnostic and the code that does not.</summary>
internal sealed record ErrorPage(string Title, string Bad, string Good)
{
    private const string LibraryMark = "// Library.csproj, without the generator\n";
    private const string AppMark = "// App.csproj\n";

    public static string PathOf(string id) => Repository.PathOf($"docs/errors/{id}.md");

    public static ErrorPage Read(string id)
    {
        var text = File.ReadAllText(PathOf(id));
        var samples = Regex.Matches(text, "```csharp\n(.*?)\n```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToArray();
        Assert.That(samples, Has.Length.EqualTo(2), "a page has the code that raises the diagnostic, and the fix");
        return new ErrorPage(text.Split('\n')[0], samples[0], samples[1]);
    }

    /// <summary>Runs the generator over a sample; a sample may stand in two assemblies.</summary>
    public static Generation Generate(string sample)
    {
        if (!sample.StartsWith(LibraryMark, StringComparison.Ordinal))
        {
            return Generation.Of(sample);
        }

        var parts = sample[LibraryMark.Length..].Split(AppMark);
        var library = Generation.Compile("Library", [parts[0]]);
        return Generation.Of(Generation.Compile("App", [parts[1]], library.ToMetadataReference()));
    }
}
