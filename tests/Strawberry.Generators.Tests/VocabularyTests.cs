namespace Strawberry.Generators.Tests;

/// <summary>What each spelling of the vocabulary becomes, and that the generated code compiles without a warning.</summary>
internal sealed class VocabularyTests
{
    [TestCaseSource(typeof(VocabularyCases), nameof(VocabularyCases.All))]
    public void Becomes(string source, string expected)
    {
        var generation = Generation.Of(source);
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(ModelSdl.Print(generation.Tables), Is.EqualTo(expected.Trim()));
    }
}
