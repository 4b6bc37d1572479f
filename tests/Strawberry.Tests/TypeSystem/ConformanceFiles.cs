using NUnit.Framework;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Reads the texts under <c>tests/conformance</c>.</summary>
internal static class ConformanceFiles
{
    public static string Read(string name)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "conformance", name);
            if (File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }

        throw new FileNotFoundException($"No folder above the tests has tests/conformance/{name}.");
    }
}
