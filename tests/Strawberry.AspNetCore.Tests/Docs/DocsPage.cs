namespace Strawberry.AspNetCore.Tests.Docs;

/// <summary>A page of the documentation.</summary>
internal sealed record DocsPage(string Path, string Text)
{
    public static DocsPage Read(string name)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var page = System.IO.Path.Combine(folder.FullName, "docs", name);
            if (File.Exists(page))
            {
                return new DocsPage(page, File.ReadAllText(page));
            }
        }

        throw new FileNotFoundException($"docs/{name}");
    }

    public void Write(string text) => File.WriteAllText(Path, text);
}
