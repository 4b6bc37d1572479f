namespace Strawberry.Generators.Tests;

/// <summary>What generated code says of types is text; whatever stands in it comes through.</summary>
internal sealed class DescriptionTextTests
{
    [Test]
    public async Task Texts_come_through_whatever_is_in_them()
    {
        var schema = Generation.Of(
            """"
            [GraphQLType(Description = "Quotes \"\"\"\" and \\n, a line\nbreak,\r\u2028\u0085\t{braces} \ud800 alone, \ud83c\udf53.")]
            public class Query
            {
                [GraphQLField(Description = "")]
                public int Sum(string text = "\\ \"\"\" \n {0}") => text.Length;
            }

            public static class Program { public static Schema Make() => new Schema<Query>(); }
            """").MakeSchema();
        var query = schema.Definition.QueryType!;

        Assert.That(query.Description, Is.EqualTo("Quotes \"\"\"\" and \\n, a line\nbreak,\r\u2028\u0085\t{braces} \ud800 alone, \ud83c\udf53."));
        Assert.That(query.Fields[0].Description, Is.Empty);
        Assert.That((await schema.ExecuteAsync("{ sum }")).ToJson(), Is.EqualTo("""{"data":{"sum":11}}"""));
    }

    [Test]
    public async Task A_type_of_many_fields_completes_and_reads_as_one_of_few()
    {
        var fields = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"[GraphQLField] public IReadOnlyList<int?> F{i}(IReadOnlyList<int>? a, int b = {i}) => [.. a ?? [], null, b];"));
        var schema = Generation.Of($$"""
            [GraphQLType] public class Query { {{fields}} public string? Text => null; }
            public static class Program { public static Schema Make() => new Schema<Query>(); }
            """).MakeSchema();

        Assert.That((await schema.ExecuteAsync("{ text f3 f19(a: [1, 2], b: 5) }")).ToJson(), Is.EqualTo("""{"data":{"text":null,"f3":[null,3],"f19":[1,2,null,5]}}"""));
    }
}
