using System.Threading.Channels;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Lists that come item by item.</summary>
public sealed class StreamableTests
{
    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public IAsyncEnumerable<int> Numbers() => CountAsync(3);

        [GraphQLField]
        public IAsyncEnumerable<string?>? Words(bool any) => any ? WordsAsync() : null;

        [GraphQLField]
        public async Task<IAsyncEnumerable<int>> GetLaterAsync()
        {
            await Task.Yield();
            return CountAsync(3);
        }

        [GraphQLField]
        public async ValueTask<IAsyncEnumerable<int>?> GetNeverAsync()
        {
            await Task.Yield();
            return null;
        }

        [GraphQLField]
        public ChannelReader<int> Channel()
        {
            var channel = System.Threading.Channels.Channel.CreateUnbounded<int>();
            channel.Writer.TryWrite(1);
            channel.Writer.TryWrite(2);
            channel.Writer.Complete();
            return channel.Reader;
        }

        [GraphQLField]
        public IAsyncEnumerable<int>? Endless() => CountAsync(int.MaxValue);

        public IAsyncEnumerable<int> Property => CountAsync(2);
    }

    [GraphQLType]
    internal sealed class Mutation
    {
        [GraphQLField]
        public IAsyncEnumerable<int> Numbers() => CountAsync(3);
    }

    [GraphQLType]
    internal sealed class Subscription
    {
        [GraphQLField]
        public IAsyncEnumerable<int> Ticks() => CountAsync(2);
    }

    private static async IAsyncEnumerable<int> CountAsync(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static async IAsyncEnumerable<string?> WordsAsync()
    {
        await Task.Yield();
        yield return "one";
        yield return null;
    }

    private static readonly Schema Plain = new Schema<Query, Mutation, Subscription>(new SchemaConfig { Limits = { MaxListItems = 5 } });

    private static readonly Schema Incremental =
        new Schema<Query>(new SchemaConfig { EnableExperimentalIncrementalExecution = true, Limits = { MaxListItems = 5 } });

    [Test]
    public void All_forms_are_lists() =>
        Assert.That(
            new Schema<Query>().ToString(),
            Is.EqualTo(
                """
                type Query {
                  numbers: [Int!]!
                  words(any: Boolean!): [String]
                  later: [Int!]!
                  never: [Int!]
                  channel: [Int!]!
                  endless: [Int!]
                  property: [Int!]!
                }
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task Without_stream_they_are_complete_lists([Values] bool flag) =>
        Assert.That(
            await (flag ? Incremental : Plain).ExecuteJsonAsync("{ property numbers words(any: true) none: words(any: false) later never channel }"),
            Is.EqualTo("""{"data":{"property":[1,2],"numbers":[1,2,3],"words":["one",null],"none":null,"later":[1,2,3],"never":null,"channel":[1,2]}}"""));

    [TestCase("numbers", "[1]", "[1,2,3]")]
    [TestCase("property", "[1]", "[1,2]")]
    [TestCase("words(any: true)", """["one"]""", """["one",null]""")]
    [TestCase("later", "[1]", "[1,2,3]")]
    [TestCase("channel", "[1]", "[1,2]")]
    public async Task With_stream_they_come_item_by_item(string field, string first, string all)
    {
        var name = field.Split('(')[0];
        var query = $"{{ {field} @stream(initialCount: 1) }}";

        Assert.That(
            (await Incremental.StreamAsync(query).ToJsonAsync())[0],
            Is.EqualTo($$"""{"data":{"{{name}}":{{first}}},"hasNext":true}"""));
        Assert.That((await Incremental.StreamAsync(query).MergeAsync()).ToJson(), Is.EqualTo($$$$"""{"data":{"{{{{name}}}}":{{{{all}}}}}}"""));
    }

    [Test]
    public async Task The_limit_of_items_ends_an_endless_one_without_stream([Values] bool flag) =>
        Assert.That(
            await (flag ? Incremental : Plain).ExecuteJsonAsync("{ endless numbers }"),
            Is.EqualTo("""{"errors":[{"message":"The operation has more than 5 items in a list without @stream, which is the limit (MaxListItems).","locations":[{"line":1,"column":3}],"path":["endless"],"extensions":{"code":"LIMIT_EXCEEDED"}}],"data":{"endless":null,"numbers":[1,2,3]}}"""));

    [Test]
    public async Task With_stream_the_client_ends_an_endless_one()
    {
        var items = 0;
        await foreach (var payload in Incremental.StreamAsync("{ endless @stream }"))
        {
            items += payload.Incremental.Sum(e => e.Content.GetArrayLength());
            if (items > 20)
            {
                break;
            }
        }

        Assert.That(items, Is.GreaterThan(20));
    }

    [Test]
    public async Task On_a_mutation_root_they_are_lists_too() =>
        Assert.That(await Plain.ExecuteJsonAsync("mutation { numbers }"), Is.EqualTo("""{"data":{"numbers":[1,2,3]}}"""));

    [Test]
    public async Task On_the_subscription_root_they_are_events()
    {
        Assert.That(Plain.ToString(), Does.Contain("type Subscription {\n  ticks: Int!\n}"));
        Assert.That(
            await Plain.StreamAsync("subscription { ticks }").ToJsonAsync(),
            Is.EqualTo(["""{"data":{"ticks":1}}""", """{"data":{"ticks":2}}"""]));
    }
}
