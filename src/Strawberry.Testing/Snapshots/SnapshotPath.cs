namespace Strawberry.Testing.Snapshots;

/// <summary>Where a test's snapshot lies: beside its source file.</summary>
internal static class SnapshotPath
{
    private static readonly char[] Separators = ['/', '\\'];

    public static string Find(string file, string name) =>
        Path.Combine(FindFolder(file, AppContext.BaseDirectory), $"{Path.GetFileNameWithoutExtension(LastOf(file))}.{name}");

    /// <summary>
    /// The folder of a source file. A deterministic build writes <c>/_/tests/X.cs</c> for its path: the file is then looked for from the test's
    /// binaries upwards, by as much of the path's end as can be found.
    /// </summary>
    public static string FindFolder(string file, string binaries)
    {
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder && Directory.Exists(folder))
        {
            return folder;
        }

        var parts = file.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < parts.Length; i++)
        {
            var end = Path.Combine(parts[i..]);
            for (var directory = new DirectoryInfo(binaries); directory is not null; directory = directory.Parent)
            {
                var found = Path.Combine(directory.FullName, end);
                if (File.Exists(found))
                {
                    return Path.GetDirectoryName(found)!;
                }
            }
        }

        throw new SnapshotException($"The source file {file} cannot be found from {binaries} upwards, so its snapshot cannot either.");
    }

    private static string LastOf(string file) => file[(file.LastIndexOfAny(Separators) + 1)..];
}
