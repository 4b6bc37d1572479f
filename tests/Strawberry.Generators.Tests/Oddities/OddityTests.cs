namespace Strawberry.Generators.Tests.Oddities;

/// <summary>
/// What C# allows, however odd, either compiles and builds its schema or is refused by a diagnostic; generated code never fails to compile.
/// <c>Oddities.txt</c> has the cases: a title, the source, and either the ids of its diagnostics (<c>//!</c>) or a query (<c>//?</c>) with its result (<c>//=</c>).
/// </summary>
internal sealed class OddityTests
{
    private static IEnumerable<TestCaseData> Cases() => File
        .ReadAllText(Repository.PathOf("tests/Strawberry.Generators.Tests/Oddities/Oddities.txt"))
        .Split("\n=====\n")
        .Select(text => new TestCaseData(text.TrimEnd()).SetArgDisplayNames(text.Split('\n')[0].TrimStart('/', ' ')));

    [TestCaseSource(nameof(Cases))]
    public async Task It_is_refused_or_works(string text)
    {
        var generation = Generation.Of(text);
        if (Find(text, "//! ") is { } ids)
        {
            Assert.That(generation.Diagnostics.Select(d => d.Id).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(ids.Split(' ')));
            return;
        }

        Assert.That(generation.Complaints().Where(c => !c.StartsWith("Source", StringComparison.Ordinal)), Is.Empty, "generated code");
        Assert.That(generation.Complaints().Where(c => c.Contains(" error ", StringComparison.Ordinal)), Is.Empty, "source");
        var root = generation.Load().GetTypes().Single(t => t.Name == "Query" && !t.ContainsGenericParameters);
        var schema = (Schema)Activator.CreateInstance(typeof(Schema<>).MakeGenericType(root), [null])!;
        Assert.That((await schema.ExecuteAsync(Find(text, "//? ")!)).ToJson(), Is.EqualTo(Find(text, "//= ")));
    }

    private static string? Find(string text, string mark) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(mark, StringComparison.Ordinal))?[mark.Length..];
}
