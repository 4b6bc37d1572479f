using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>What is asked, and what is answered.</summary>
public sealed class RequestTests
{
    internal sealed record Shop(string Name);

    internal sealed record Viewer(string Name);

    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public string Greet(string name, int times = 1) => string.Join(' ', Enumerable.Repeat($"Hello, {name}!", times));

        [GraphQLField]
        public string Where([Service] Shop shop, ResolveInfo<Viewer> info) => $"{info.Context.Name} in {shop.Name}";

        public IReadOnlyList<int> Numbers => [1, 2, 3, 4];

        [GraphQLField]
        public string? Teapot() =>
            throw new GraphQLException("I'm a teapot", code: "TEAPOT") { Extensions = { ["retry"] = 3, ["kinds"] = new[] { "green", "black" } } };

        [GraphQLField]
        public string? Broken() => throw new InvalidOperationException("The password is 1234.");

        [GraphQLField]
        public string Warned(ResolveInfo info)
        {
            info.AddError("It is late.");
            info.AddError(new GraphQLError("It is cold.") { Extensions = new Dictionary<string, object?> { ["code"] = "COLD" } });
            return "here";
        }
    }

    [GraphQLType]
    internal sealed class Mutation
    {
        [GraphQLField]
        public int Add(int number) => number + 1;
    }

    [GraphQLType]
    internal sealed class Subscription
    {
        [GraphQLField]
        public async IAsyncEnumerable<int> Ticks()
        {
            await Task.Yield();
            yield return 1;
            yield return 2;
        }
    }

    private static readonly Schema Schema =
        new Schema<Query, Mutation, Subscription>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    private static IEnumerable<TestCaseData> Variables()
    {
        yield return new TestCaseData((RequestVariables)"""{ "name": "Ada", "times": 2 }""").SetArgDisplayNames("JSON text");
        yield return new TestCaseData((RequestVariables)(ReadOnlyMemory<byte>)"""{"name":"Ada","times":2}"""u8.ToArray()).SetArgDisplayNames("UTF-8 text");
        yield return new TestCaseData((RequestVariables)JsonElement.Parse("""{"name":"Ada","times":2}""")).SetArgDisplayNames("JsonElement");
        yield return new TestCaseData((RequestVariables)new Dictionary<string, object?> { ["name"] = "Ada", ["times"] = 2 }).SetArgDisplayNames("dictionary");
    }

    [TestCaseSource(nameof(Variables))]
    public async Task Variables_are_taken_in_each_form(RequestVariables variables) =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query($name: String!, $times: Int) { greet(name: $name, times: $times) }") { Variables = variables }),
            Is.EqualTo("""{"data":{"greet":"Hello, Ada! Hello, Ada!"}}"""));

    [Test]
    public async Task Operation_name_services_and_context_are_used()
    {
        await using var services = new ServiceCollection().AddSingleton(new Shop("the shop")).BuildServiceProvider();
        var request = new GraphQLRequest("query A { where } query B { numbers }")
        {
            OperationName = "A",
            Services = services,
            Context = new Viewer("Ada"),
        };

        Assert.That(await Schema.StreamAsync(request).ToJsonAsync(), Is.EqualTo(["""{"data":{"where":"Ada in the shop"}}"""]));
    }

    [Test]
    public async Task A_plain_result_is_one_payload_without_hasNext()
    {
        Assert.That(await Schema.StreamAsync("{ numbers }").ToJsonAsync(), Is.EqualTo(["""{"data":{"numbers":[1,2,3,4]}}"""]));
        Assert.That(await Schema.StreamAsync("mutation { add(number: 1) }").ToJsonAsync(), Is.EqualTo(["""{"data":{"add":2}}"""]));
    }

    [Test]
    public async Task A_subscription_is_a_payload_an_event() =>
        Assert.That(
            await Schema.StreamAsync("subscription { ticks }").ToJsonAsync(),
            Is.EqualTo(["""{"data":{"ticks":1}}""", """{"data":{"ticks":2}}"""]));

    [Test]
    public async Task ExecuteAsync_gives_one_complete_result() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("""{ numbers @stream ... @defer { greet(name: "Ada") } }"""),
            Is.EqualTo("""{"data":{"numbers":[1,2,3,4],"greet":"Hello, Ada!"}}"""));

    [Test]
    public async Task ExecuteAsync_of_a_subscription_names_StreamAsync() =>
        Assert.That((await Schema.ExecuteAsync("subscription { ticks }")).Errors.Single().Message, Does.Contain("StreamAsync"));

    [Test]
    public async Task MergeAsync_gives_the_final_result_from_any_format([Values] IncrementalFormat format) =>
        Assert.That(
            (await Schema.StreamAsync(new GraphQLRequest("""{ numbers @stream(initialCount: 1) ... @defer { greet(name: "Ada") } }""") { IncrementalFormat = format }).MergeAsync()).ToJson(),
            Is.EqualTo("""{"data":{"numbers":[1,2,3,4],"greet":"Hello, Ada!"}}"""));

    [Test]
    public async Task A_payload_stays_valid_after_the_next_one([Values] IncrementalFormat format)
    {
        var request = new GraphQLRequest("""{ numbers @stream(initialCount: 1) ... @defer { greet(name: "Ada") } }""") { IncrementalFormat = format };
        var payloads = new List<ExecutionPayload>();
        var texts = new List<string>();
        await foreach (var payload in Schema.StreamAsync(request))
        {
            payloads.Add(payload);
            texts.Add(payload.ToJson());
        }

        await foreach (var _ in Schema.StreamAsync("{ numbers @stream(initialCount: 1) }"))
        {
        }

        Assert.That(payloads.Select(p => p.ToJson()), Is.EqualTo(texts));
        Assert.That(payloads[0].Data.GetProperty("numbers").GetArrayLength(), Is.EqualTo(1));
        Assert.That(payloads, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task A_payload_has_parts_to_look_at()
    {
        var payloads = new List<ExecutionPayload>();
        await foreach (var payload in Schema.StreamAsync("""{ numbers ... @defer(label: "late") { teapot } }"""))
        {
            payloads.Add(payload);
        }

        var entry = payloads[1].Incremental.Single();
        Assert.That(payloads.Select(p => p.HasNext), Is.EqualTo([true, false]));
        Assert.That(payloads[0].HasData, Is.True);
        Assert.That(payloads[1].HasData, Is.False);
        Assert.That((entry.Label, entry.Content.GetRawText(), entry.Errors.Single().Message), Is.EqualTo(("late", """{"teapot":null}""", "I'm a teapot")));
    }

    [Test]
    public async Task Variables_that_are_no_object_are_a_request_error([Values("[1]", "1", "{", "\"x\"")] string variables)
    {
        var result = await Schema.ExecuteAsync(new GraphQLRequest("{ numbers }") { Variables = variables });

        Assert.That(result.HasData, Is.False);
        Assert.That(result.Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_exception_for_the_client_has_code_and_extensions() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ teapot }"),
            Is.EqualTo("""{"errors":[{"message":"I'm a teapot","locations":[{"line":1,"column":3}],"path":["teapot"],"extensions":{"code":"TEAPOT","retry":3,"kinds":["green","black"]}}],"data":{"teapot":null}}"""));

    [Test]
    public async Task Errors_are_added_beside_data() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ warned }"),
            Is.EqualTo("""{"errors":[{"message":"It is late.","locations":[{"line":1,"column":3}],"path":["warned"]},{"message":"It is cold.","locations":[{"line":1,"column":3}],"path":["warned"],"extensions":{"code":"COLD"}}],"data":{"warned":"here"}}"""));

    [Test]
    public async Task Other_exceptions_are_masked_where_MaskErrors_is()
    {
        var masked = new Schema<Query>(new SchemaConfig { Extensions = { new MaskErrors(e => e.Exception is not GraphQLException) } });

        Assert.That(
            await masked.ExecuteJsonAsync("{ broken teapot }"),
            Is.EqualTo("""{"errors":[{"message":"Unexpected error.","locations":[{"line":1,"column":3}],"path":["broken"]},{"message":"I'm a teapot","locations":[{"line":1,"column":10}],"path":["teapot"],"extensions":{"code":"TEAPOT","retry":3,"kinds":["green","black"]}}],"data":{"broken":null,"teapot":null}}"""));
    }
}
