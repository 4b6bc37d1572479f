using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.Execution.Introspection;

/// <summary>Section 4.2, "Schema Introspection".</summary>
public sealed class IntrospectionTests
{
    private static readonly IntrospectionHarness Harness = new(File.ReadAllText(PathOf("introspection.graphql")));

    /// <summary>
    /// <c>introspection.json</c> holds queries and what graphql-js 17.1.0 answers for <c>introspection.graphql</c>, types and directives by name. Left out
    /// is what each implementation words itself or has beyond the specification: what is built in.
    /// </summary>
    [Test]
    public async Task Answers_are_those_of_the_reference_implementation([Values("full", "current")] string name, [Values] bool isHooked)
    {
        using var recorded = JsonDocument.Parse(File.ReadAllText(PathOf("introspection.json")));
        var entry = recorded.RootElement.GetProperty(name);

        var data = JsonNode.Parse(await Harness.QueryAsync(entry.GetProperty("query").GetString()!, isHooked ? [new IntrospectionHarness.PassThrough()] : []))!;

        var schema = data["__schema"]!;
        var types = schema["types"]!.AsArray().Where(t => !IntrospectionTypes.Contains(Name(t))).OrderBy(Name, StringComparer.Ordinal).ToArray();
        foreach (var type in types.Where(t => t!["description"] is not null && SpecifiedScalars.All.Any(s => s.Name == Name(t))))
        {
            type!["description"] = null;
        }

        var directives = schema["directives"]!.AsArray().Where(d => SpecifiedDirectives.All.All(s => s.Name != Name(d))).OrderBy(Name, StringComparer.Ordinal);
        schema["directives"] = new JsonArray([.. directives.Select(d => d!.DeepClone())]);
        schema["types"] = new JsonArray([.. types.Select(t => t!.DeepClone())]);
        Assert.That(data.ToJsonString(), Is.EqualTo(JsonNode.Parse(entry.GetProperty("data").GetRawText())!.ToJsonString()));
    }

    [Test]
    public async Task Types_and_directives_come_in_the_order_of_the_schema()
    {
        var data = JsonElement.Parse(await Harness.QueryAsync("{ __schema { types { name } directives { name } } }")).GetProperty("__schema");
        Assert.That(Names(data.GetProperty("types")), Is.EqualTo(Harness.Definition.Types.Select(t => t.Name)));
        Assert.That(Names(data.GetProperty("directives")), Is.EqualTo(Harness.Definition.Directives.Select(d => d.Name)));
    }

    [Test]
    public async Task The_introspection_types_describe_themselves()
    {
        var data = await Harness.QueryAsync(
            "{ __type(name: \"__Type\") { kind name fields { name type { kind ofType { kind name } } args { name defaultValue } } } }");
        var fields = JsonElement.Parse(data).GetProperty("__type").GetProperty("fields").EnumerateArray().Select(f => f.GetRawText());
        const string Deprecated = "\"args\":[{\"name\":\"includeDeprecated\",\"defaultValue\":\"false\"}]";
        Assert.That(
            fields,
            Is.EqualTo(
                (string[])
                [
                    """{"name":"kind","type":{"kind":"NON_NULL","ofType":{"kind":"ENUM","name":"__TypeKind"}},"args":[]}""",
                    """{"name":"name","type":{"kind":"SCALAR","ofType":null},"args":[]}""",
                    """{"name":"description","type":{"kind":"SCALAR","ofType":null},"args":[]}""",
                    """{"name":"specifiedByURL","type":{"kind":"SCALAR","ofType":null},"args":[]}""",
                    """{"name":"fields","type":{"kind":"LIST","ofType":{"kind":"NON_NULL","name":null}},""" + Deprecated + "}",
                    """{"name":"interfaces","type":{"kind":"LIST","ofType":{"kind":"NON_NULL","name":null}},"args":[]}""",
                    """{"name":"possibleTypes","type":{"kind":"LIST","ofType":{"kind":"NON_NULL","name":null}},"args":[]}""",
                    """{"name":"enumValues","type":{"kind":"LIST","ofType":{"kind":"NON_NULL","name":null}},""" + Deprecated + "}",
                    """{"name":"inputFields","type":{"kind":"LIST","ofType":{"kind":"NON_NULL","name":null}},""" + Deprecated + "}",
                    """{"name":"ofType","type":{"kind":"OBJECT","ofType":null},"args":[]}""",
                    """{"name":"isOneOf","type":{"kind":"SCALAR","ofType":null},"args":[]}""",
                ]));
    }

    [Test]
    public async Task Meta_fields_take_aliases_variables_and_typename()
    {
        var request = new GraphQLRequest(
            """
            query ($name: String!, $all: Boolean!) {
              __typename
              s: __schema { __typename }
              a: __type(name: $name) { __typename enumValues(includeDeprecated: $all) { name } }
              b: __type(name: "None") { name }
            }
            """)
        {
            Variables = """{"name":"Color","all":true}""",
        };
        Assert.That(
            (await Harness.ExecuteAsync(request)).ToJson(),
            Is.EqualTo(
                """{"data":{"__typename":"Root","s":{"__typename":"__Schema"},"a":{"__typename":"__Type","enumValues":[{"name":"RED"},{"name":"GREEN"},{"name":"BLUE"},{"name":"MAUVE"}]},"b":null}}"""));
    }

    [Test]
    public async Task A_null_for_includeDeprecated_nulls_the_field()
    {
        var request = new GraphQLRequest("query ($all: Boolean = false) { __type(name: \"Color\") { name enumValues(includeDeprecated: $all) { name } } }")
        {
            Variables = """{"all":null}""",
        };
        var payload = await Harness.ExecuteAsync(request);
        Assert.That(payload.Data.GetRawText(), Is.EqualTo("""{"__type":{"name":"Color","enumValues":null}}"""));
        Assert.That(
            payload.Errors.Select(e => $"{e.Message} {string.Join('.', e.Path ?? [])}"),
            Is.EqualTo(
                new[]
                {
                    "Argument \"__Type.enumValues(includeDeprecated:)\" has invalid value: Expected variable \"$all\" provided to non-null type \"Boolean!\" not to be null. __type.enumValues",
                }));
    }

    [Test]
    public void Every_field_has_a_completer_that_accepts_null_where_its_type_does()
    {
        foreach (var bound in Harness.Binding.Objects)
        {
            Assert.That(
                bound.Fields.Select(f => (f.Table, f.Index, f.Completer.AcceptsNull)),
                Is.EqualTo(bound.Type.Fields.Select(f => (bound.Table, f.Index, f.Type.IsNullable))),
                bound.Type.Name);
        }
    }

    [Test]
    public async Task Two_answers_do_not_share_a_list_that_depends_on_arguments() => Assert.That(
        await Harness.QueryAsync(
            """
            {
              __type(name: "Color") { a: enumValues { name } b: enumValues(includeDeprecated: true) { name } c: enumValues(includeDeprecated: false) { name } }
            }
            """),
        Is.EqualTo(
            """{"__type":{"a":[{"name":"RED"},{"name":"GREEN"}],"b":[{"name":"RED"},{"name":"GREEN"},{"name":"BLUE"},{"name":"MAUVE"}],"c":[{"name":"RED"},{"name":"GREEN"}]}}"""));

    private static string Name(JsonNode? node) => (string)node!["name"]!;

    private static IEnumerable<string?> Names(JsonElement list) => list.EnumerateArray().Select(e => e.GetProperty("name").GetString());

    private static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "Strawberry.Tests", "Execution", "Introspection", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException($"No folder above the tests has {name}.");
    }
}
