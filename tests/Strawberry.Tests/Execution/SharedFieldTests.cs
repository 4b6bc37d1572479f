using NUnit.Framework;

namespace Strawberry.Tests.Execution;

/// <summary>Leaf fields whose plan documents share: what stands in a document is found all the same when an error asks for it.</summary>
public sealed class SharedFieldTests
{
    private static readonly Schema<ShelfQuery> Schema = new(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    [Test]
    public async Task An_error_is_located_in_the_document_that_asked()
    {
        Assert.That(await Execute("{ book { fails } }"), Is.EqualTo("""{"errors":[{"message":"fails","locations":[{"line":1,"column":10}],"path":["book","fails"]}],"data":{"book":{"fails":null}}}"""));
        Assert.That(await Execute("{ a: book {\n title fails } }"), Is.EqualTo("""{"errors":[{"message":"fails","locations":[{"line":2,"column":8}],"path":["a","fails"]}],"data":{"a":{"title":"t","fails":null}}}"""));
        Assert.That(await Execute("{ book { next { next { fails } } } }"), Is.EqualTo("""{"errors":[{"message":"fails","locations":[{"line":1,"column":24}],"path":["book","next","next","fails"]}],"data":{"book":{"next":{"next":{"fails":null}}}}}"""));
    }

    [Test]
    public async Task An_error_has_the_locations_of_all_nodes_that_were_merged() =>
        Assert.That(
            await Execute("{ book { fails } ...F book { ... on Book { fails } other: fails } } fragment F on ShelfQuery { book { fails title } }"),
            Is.EqualTo("""{"errors":[{"message":"fails","locations":[{"line":1,"column":10},{"line":1,"column":103},{"line":1,"column":44}],"path":["book","fails"]},{"message":"fails","locations":[{"line":1,"column":52}],"path":["book","other"]}],"data":{"book":{"fails":null,"title":"t","other":null}}}"""));

    [Test]
    public async Task A_field_that_is_left_out_is_no_location() =>
        Assert.That(
            await Execute("query ($yes: Boolean! = true) { book { title @skip(if: $yes) fails @skip(if: $yes) } book { fails } }"),
            Is.EqualTo("""{"errors":[{"message":"fails","locations":[{"line":1,"column":93}],"path":["book","fails"]}],"data":{"book":{"fails":null}}}"""));

    [TestCase("must", "Cannot return null for non-nullable field Book.must.", "")]
    [TestCase("items", "Cannot return null for non-nullable field Book.items.", ",1")]
    [TestCase("later", "later", "")]
    public async Task A_null_in_a_list_item_is_located(string field, string message, string further)
    {
        var path = "[\"books\",0,\"" + field + "\"" + further + "]";
        Assert.That(
            await Execute("{ books { " + field + " } }"),
            Is.EqualTo("""{"errors":[{"message":""" + $"\"{message}\"" + ""","locations":[{"line":1,"column":11}],"path":""" + path + """}],"data":{"books":[null]}}"""));
    }

    [Test]
    public async Task An_error_that_a_resolver_adds_when_it_has_waited_is_located() =>
        Assert.That(
            await Execute("{ books { title tells } }"),
            Is.EqualTo("""{"errors":[{"message":"told","locations":[{"line":1,"column":17}],"path":["books",0,"tells"]}],"data":{"books":[{"title":"t","tells":"told"}]}}"""));

    [Test]
    public async Task An_error_below_an_abstract_type_is_located_in_its_fragments() =>
        Assert.That(
            await Execute("{ item { __typename ... on Book { fails } ... on Item { fails } } }"),
            Is.EqualTo("""{"errors":[{"message":"fails","locations":[{"line":1,"column":35},{"line":1,"column":57}],"path":["item","fails"]}],"data":{"item":{"__typename":"Book","fails":null}}}"""));

    [TestCase(IncrementalFormat.Incremental2022)]
    [TestCase(IncrementalFormat.PendingCompleted)]
    [TestCase(IncrementalFormat.Patch2020)]
    public async Task Errors_of_deferred_fragments_and_of_streamed_items_are_located(IncrementalFormat format)
    {
        var request = new GraphQLRequest("{ book { title ... @defer { fails next { fails } } } books @stream { fails } }") { IncrementalFormat = format };
        var columns = new List<int>();
        await foreach (var payload in Schema.StreamAsync(request))
        {
            columns.AddRange(Errors(System.Text.Json.JsonDocument.Parse(payload.ToJson()).RootElement));
        }

        Assert.That(columns, Is.EquivalentTo(new[] { 29, 42, 70 }));
    }

    private static async Task<string> Execute(string query) => (await Schema.ExecuteAsync(query)).ToJson();

    private static IEnumerable<int> Errors(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object when element.TryGetProperty("column", out var column) => [column.GetInt32()],
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Errors(p.Value)),
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Errors),
        _ => [],
    };

    [GraphQLType]
    internal sealed class ShelfQuery
    {
        public Book Book => new();

        public IItem Item => new Book();

        public Book?[] Books => [new()];
    }

    [GraphQLInterface(Name = "Item")]
    internal interface IItem
    {
        string? Fails { get; }
    }

    [GraphQLType]
    internal sealed class Book : IItem
    {
        public string Title => "t";

        public string? Fails => throw new GraphQLException("fails");

        public string Must => null!;

        public string[] Items => ["a", null!];

        public Book Next => new();

        [GraphQLField]
        public async Task<string> Later()
        {
            await Task.Yield();
            throw new GraphQLException("later");
        }

        [GraphQLField]
        public async Task<string> Tells(ResolveInfo<object> info)
        {
            await Task.Yield();
            info.AddError("told");
            return "told";
        }
    }
}
