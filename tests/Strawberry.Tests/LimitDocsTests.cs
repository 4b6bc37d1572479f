using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Strawberry.Tests;

public sealed partial class LimitDocsTests
{
    [Test]
    public void The_page_of_limits_tells_every_limit_and_its_default()
    {
        var limits = new SchemaLimits();
        var expected = typeof(SchemaLimits).GetProperties()
            .Select(p => $"{p.Name} {Convert.ToString(p.GetValue(limits), CultureInfo.InvariantCulture)}");

        Assert.That(Row().Matches(Page()).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}"), Is.EquivalentTo(expected));
    }

    [Test]
    public void The_page_of_limits_tells_the_size_of_the_cache() =>
        Assert.That(Page(), Does.Contain($"`SchemaConfig.PlanCacheSize` ({new SchemaConfig().PlanCacheSize})"));

    [GeneratedRegex(@"^\| `(\w+)` \| ([\d:]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static string Page()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "docs", "limits.md");
            if (File.Exists(page))
            {
                return File.ReadAllText(page);
            }
        }

        throw new FileNotFoundException("docs/limits.md");
    }
}
