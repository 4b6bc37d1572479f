namespace Strawberry.Generators.Tests;

/// <summary>Files of the repository, found upwards from the test's binaries.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Strawberry.Net.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The tests run from within the repository.");
        }

        return directory.FullName;
    }
}
