using NUnit.Framework;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.TypeSystem;

public sealed class ConformanceSchemaTests
{
    [TestCase("torture.graphql")]
    [TestCase("starwars.graphql")]
    public void A_schema_prints_as_it_was_read(string file)
    {
        var text = ConformanceFiles.Read(file);
        Assert.That(SdlPrinter.Print(SchemaJudge.Build(text)) + "\n", Is.EqualTo(text));
    }

    [TestCase("torture.graphql")]
    [TestCase("starwars.graphql")]
    [TestCase("blog.graphql")]
    public void A_printed_schema_reads_back_as_the_same(string file)
    {
        var printed = SdlPrinter.Print(SchemaJudge.Build(ConformanceFiles.Read(file)));
        Assert.That(SdlPrinter.Print(SchemaJudge.Build(printed)), Is.EqualTo(printed));
    }

    [TestCase("torture.graphql")]
    [TestCase("starwars.graphql")]
    [TestCase("blog.graphql")]
    public void A_schema_is_valid(string file) => SchemaJudge.Accepts(ConformanceFiles.Read(file));
}
