using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Where the roots come from.</summary>
public sealed class RootTests
{
    internal sealed class Clock
    {
        private int _made;

        public int CountQuery() => ++_made;
    }

    [GraphQLType]
    internal sealed class Query
    {
        private readonly string _place;

        public Query(Clock clock)
        {
            Number = clock.CountQuery();
            _place = "services";
        }

        internal Query(string place) => _place = place;

        public int Number { get; }

        public string Place => _place;

        [GraphQLField]
        public static string Describe([Parent] Query query) => $"{query.Number} from {query.Place}";
    }

    [GraphQLType]
    internal sealed class Mutation
    {
        private int _calls;

        [GraphQLField]
        public int Call() => ++_calls;
    }

    private static readonly Schema Schema = new Schema<Query, Mutation>();

    [Test]
    public async Task A_root_is_made_once_an_operation_and_its_constructor_is_filled_from_services()
    {
        await using var services = new ServiceCollection().AddSingleton<Clock>().BuildServiceProvider();
        var request = new GraphQLRequest("{ a: number b: number place describe }") { Services = services };

        Assert.That(await Schema.ExecuteJsonAsync(request), Is.EqualTo("""{"data":{"a":1,"b":1,"place":"services","describe":"1 from services"}}"""));
        Assert.That(await Schema.ExecuteJsonAsync(request), Is.EqualTo("""{"data":{"a":2,"b":2,"place":"services","describe":"2 from services"}}"""));
    }

    [Test]
    public async Task All_fields_of_a_mutation_have_one_root() =>
        Assert.That(await Schema.ExecuteJsonAsync("mutation { a: call b: call }"), Is.EqualTo("""{"data":{"a":1,"b":2}}"""));

    [Test]
    public async Task A_root_value_overrides_it() =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("{ place describe }") { RootValue = new Query("the request") }),
            Is.EqualTo("""{"data":{"place":"the request","describe":"0 from the request"}}"""));

    [Test]
    public async Task Without_its_services_a_root_is_an_error()
    {
        var result = await Schema.ExecuteAsync("{ place }");

        Assert.That(result.Errors, Has.Count.EqualTo(1));
        Assert.That(result.Errors[0].Message, Does.Contain(typeof(Clock).FullName!.Replace('+', '.')).Or.Contain(typeof(Clock).FullName!));
    }

    [Test]
    public void A_root_of_an_assembly_without_the_generator_names_assembly_reference_and_page() =>
        Assert.That(
            Make<Uri>,
            Throws.InstanceOf<SchemaException>().With.Message.Contains(
                "The query root System.Uri is not registered: assembly System.Private.Uri was compiled without the generator. Add the package Strawberry.Net to its project, or a reference to Strawberry.Generators with OutputItemType=\"Analyzer\". See docs/errors/SB0100.md."));

    [Test]
    public void A_root_that_is_not_annotated_says_so() =>
        Assert.That(
            Make<Clock>,
            Throws.InstanceOf<SchemaException>().With.Message.Contains(
                "The query root Strawberry.Tests.Vocabulary.RootTests+Clock of assembly Strawberry.Tests is not an object type. Add [GraphQLType] to it. See docs/errors/SB0100.md."));

    private static Schema Make<T>() => new Schema<T>();

    [GraphQLType]
    internal sealed class Subscription
    {
        [GraphQLField]
        public async IAsyncEnumerable<int> GetTicks()
        {
            yield return 1;
            await Task.Yield();
        }
    }

    [Test]
    public async Task A_root_that_is_not_there_is_in_neither_sdl_nor_introspection()
    {
        var schema = new Schema<Query, None, Subscription>();

        Assert.That(
            schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  number: Int!
                  place: String!
                  describe: String!
                }

                type Subscription {
                  ticks: Int!
                }
                """.ReplaceLineEndings("\n")));
        Assert.That(
            await schema.ExecuteJsonAsync(new GraphQLRequest("{ __schema { queryType { name } mutationType { name } subscriptionType { name } } }") { RootValue = new Query("value") }),
            Is.EqualTo("""{"data":{"__schema":{"queryType":{"name":"Query"},"mutationType":null,"subscriptionType":{"name":"Subscription"}}}}"""));
        Assert.That(
            await schema.ExecuteJsonAsync("mutation { call }"),
            Is.EqualTo("""{"errors":[{"message":"The mutation operation is not supported by the schema.","locations":[{"line":1,"column":1}]}]}"""));
        Assert.That(await schema.StreamAsync("subscription { ticks }").ToJsonAsync(), Is.EqualTo(["""{"data":{"ticks":1}}"""]));
    }

    [Test]
    public void There_is_always_a_query_root() =>
        Assert.That(
            () => MakeSchema<None>(),
            Throws.InstanceOf<SchemaException>().With.Message.Contains("A schema needs a query root; None stands for a mutation or a subscription root that is not there."));

    private static Schema MakeSchema<T>() => new Schema<T>();
}
