using System.Text;
using NUnit.Framework;
using Strawberry.ConformanceTests.Cases;
using Strawberry.ConformanceTests.Execution;
using Strawberry.Language;
using Strawberry.TypeSystem;
using Blog = Strawberry.ConformanceServer.Blog;
using Torture = Strawberry.ConformanceSchemas.Torture;

namespace Strawberry.ConformanceTests.SchemaDocuments;

public sealed class SchemaDocumentTests
{
    [TestCase("torture")]
    [TestCase("starwars")]
    public void The_annotated_classes_print_as_the_document(string name)
    {
        var document = CaseFile.ReadText($"conformance/{name}.graphql");

        Assert.That(Definitions.Sorted(BuiltSchemas.Get(name).ToString()), Is.EqualTo(Definitions.Sorted(document)));
    }

    [TestCase("torture")]
    [TestCase("starwars")]
    public async Task Introspection_tells_what_the_document_tells(string name)
    {
        var schema = BuiltSchemas.Get(name);

        var answer = CaseRun.ToJson(await schema.ExecuteAsync(IntrospectionPrinter.Query));

        Assert.That(answer["errors"]?.ToJsonString(), Is.Null);
        Assert.That(
            Definitions.Sorted(IntrospectionPrinter.Print(answer["data"]!.AsObject())), Is.EqualTo(Definitions.Sorted(schema.ToString())));
    }

    [Test]
    public void The_blog_of_the_conformance_server_is_the_one_of_the_contract()
    {
        var schema = new Schema<Blog.Query, Blog.Mutation, Blog.Subscription>(new SchemaConfig { Description = "Acceptance contract: a tiny blog." });

        // Written by hand: read and printed again, it has the layout of all.
        var document = Parser.Parse(Encoding.UTF8.GetBytes(CaseFile.ReadText("conformance/blog.graphql"))).Node!;

        Assert.That(Definitions.Sorted(schema.ToString()), Is.EqualTo(Definitions.Sorted(SdlPrinter.Print(SdlSchemaBuilder.Build(document)))));
    }

    [Test]
    public async Task Without_the_flag_neither_document_nor_introspection_knows_the_directives()
    {
        var schema = new Schema<Torture.Query>();

        var answer = CaseRun.ToJson(await schema.ExecuteAsync("{ __schema { directives { name } } }"));
        var used = CaseRun.ToJson(await schema.ExecuteAsync("{ ... @defer { ints @stream } }"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(schema.ToString(), Does.Not.Contain("@defer").And.Not.Contain("@stream"));
            Assert.That(answer.ToJsonString(), Does.Contain("skip").And.Not.Contain("defer").And.Not.Contain("stream"));
            Assert.That(
                used["errors"]!.AsArray().Select(e => (string)e!["message"]!),
                Is.EqualTo(["Unknown directive \"@defer\".", "Unknown directive \"@stream\"."]));
        }
    }
}
