using System.Text.Json;

namespace Strawberry.AspNetCore.GraphiQL;

/// <summary>A file of an npm package that the page loads, and the hash it must have.</summary>
internal sealed record PackageFile(string Package, string Version, string Path, string Integrity)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Where the file is when it is not at home.</summary>
    public string CdnUrl => $"https://cdn.jsdelivr.net/npm/{Package}@{Version}/{Path}";

    public static IReadOnlyList<PackageFile> ReadAll(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var files = new List<PackageFile>(document.RootElement.GetArrayLength());
        foreach (var file in document.RootElement.EnumerateArray())
        {
            files.Add(new PackageFile(Text(file, "package"), Text(file, "version"), Text(file, "path"), Text(file, "integrity")));
        }

        return files;
    }

    private static string Text(JsonElement file, string property) => file.GetProperty(property).GetString()!;
}
