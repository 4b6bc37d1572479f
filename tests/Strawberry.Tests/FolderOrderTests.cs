using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Strawberry.Tests;

/// <summary>The folders of the engine have an order, and a folder uses only those before it.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly string[] Order =
    [
        "Annotations", "Primitives", "Errors", "Scheduling", "Language", "Telemetry", "TypeSystem", "Resolvers", "Validation", "Planning", "Execution", "Incremental",
        "Serialization", "Extensions", "Subscriptions", "Generated",
    ];

    [Test]
    public void Every_folder_has_its_place() =>
        Assert.That(Directory.GetDirectories(Source()).Select(Path.GetFileName).Except(["bin", "obj"]), Is.EquivalentTo(Order));

    [Test]
    public void A_folder_uses_only_folders_before_it([ValueSource(nameof(Order))] string folder)
    {
        var allowed = Order.Take(Array.IndexOf(Order, folder) + 1).ToHashSet();
        var wrong =
            from file in Directory.GetFiles(Path.Combine(Source(), folder), "*.cs", SearchOption.AllDirectories)
            from Match use in Uses().Matches(File.ReadAllText(file))
            let used = use.Groups["folder"].Value
            where Order.Contains(used) && !allowed.Contains(used)
            select $"{Path.GetFileName(file)} uses {used}";

        Assert.That(wrong, Is.Empty);
    }

    [GeneratedRegex(@"^(global )?using (static |\w+ = )?Strawberry\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Uses();

    private static string Source()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "src", "Strawberry");
            if (Directory.Exists(source))
            {
                return source;
            }
        }

        throw new DirectoryNotFoundException("src/Strawberry");
    }
}
