using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Strawberry.Tests.Execution;

/// <summary>Values of arguments are kept from one call to the next where that cannot be seen: who changes a value he was given changes nobody else's.</summary>
public sealed class ArgumentSharingTests
{
    private static readonly Schema<Query> Schema = new();

    [Test]
    public async Task A_list_in_the_document_is_each_calls_own()
    {
        const string query = "{ a: take(list: [1, 2]) b: take(list: [1, 2]) }";
        for (var i = 0; i < 4; i++)
        {
            Assert.That(await Ask(query), Is.EqualTo("""{"data":{"a":"1,2","b":"1,2"}}"""));
        }
    }

    [Test]
    public async Task A_list_in_a_variable_is_each_calls_own([Values] bool isText)
    {
        const string query = "query($list: [Int!]!) { a: take(list: $list) b: take(list: $list) c: take(list: $list) d: array(list: $list) e: array(list: $list) f: set(list: $list) g: set(list: $list) }";
        for (var i = 0; i < 4; i++)
        {
            Assert.That(
                await Ask(query, isText ? """{"list":[1,2]}""" : null),
                Is.EqualTo("""{"data":{"a":"1,2","b":"1,2","c":"1,2","d":"1,2","e":"1,2","f":"1,2","g":"1,2"}}"""));
        }
    }

    [Test]
    public async Task A_default_list_is_each_calls_own()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.That(await Ask("{ a: byDefault b: byDefault }"), Is.EqualTo("""{"data":{"a":"1,2","b":"1,2"}}"""));
        }
    }

    [Test]
    public async Task JSON_in_the_document_is_each_calls_own()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.That(await Ask("{ a: json(value: [1, 2]) b: json(value: [1, 2]) }"), Is.EqualTo("""{"data":{"a":"[1,2]","b":"[1,2]"}}"""));
        }
    }

    [Test]
    public async Task An_input_object_that_can_change_is_each_calls_own()
    {
        const string query = "query($bag: Bag!) { a: fill(bag: { count: 1 }) b: fill(bag: { count: 1 }) c: fill(bag: $bag) d: fill(bag: $bag) e: fill(bag: $bag) }";
        for (var i = 0; i < 4; i++)
        {
            Assert.That(await Ask(query, """{"bag":{"count":1}}"""), Is.EqualTo("""{"data":{"a":2,"b":2,"c":2,"d":2,"e":2}}"""));
        }
    }

    [Test]
    public async Task What_an_input_object_computes_is_computed_for_each_call()
    {
        var numbers = new HashSet<string>();
        for (var i = 0; i < 4; i++)
        {
            numbers.Add(await Ask("{ a: ticket(ticket: { name: \"x\" }) }"));
        }

        Assert.That(numbers, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_record_of_nothing_but_values_is_made_once()
    {
        await Ask("{ same(point: { x: 1 }) }");
        Assert.That(await Ask("{ same(point: { x: 1 }) }"), Is.EqualTo("""{"data":{"same":true}}"""));

        const string query = "query($p: Point!) { a: same(point: $p) b: same(point: $p) }";
        await Ask(query, """{"p":{"x":2}}""");
        Assert.That(await Ask(query, """{"p":{"x":2}}"""), Does.EndWith("\"b\":true}}"));
    }

    private static async Task<string> Ask(string query, string? variables = null)
    {
        var given = new RequestVariables();
        if (query.StartsWith("query", StringComparison.Ordinal))
        {
            given = variables is null ? new Dictionary<string, object?> { ["list"] = new[] { 1, 2 } } : (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(variables);
        }

        using var payload = await Schema.ExecuteAsync(new GraphQLRequest(query) { Variables = given });
        return payload.ToJson();
    }

    [GraphQLType]
    internal sealed class Query
    {
        private static int _tickets;
        private static Point? _last;

        [GraphQLField]
        public string Take(IReadOnlyList<int> list) => Empty((List<int>)list);

        [GraphQLField]
        public string ByDefault([GraphQLArgument(DefaultValue = "[1, 2]")] List<int> list) => Empty(list);

        [GraphQLField]
        public string Array(int[] list)
        {
            var text = string.Join(',', list);
            list.AsSpan().Clear();
            return text;
        }

        [GraphQLField]
        public string Set(HashSet<int> list)
        {
            var text = string.Join(',', list);
            list.Clear();
            return text;
        }

        [GraphQLField]
        public string Json(JsonNode value)
        {
            var text = value.ToJsonString();
            value.AsArray().Clear();
            return text;
        }

        [GraphQLField]
        public int Fill(Bag bag) => ++bag.Count;

        [GraphQLField]
        public string Ticket(Ticket ticket) => $"{ticket.Name} {ticket.Number}";

        [GraphQLField]
        public bool Same(Point point)
        {
            var isSame = ReferenceEquals(_last, point);
            _last = point;
            return isSame;
        }

        public static int NextTicket() => Interlocked.Increment(ref _tickets);

        private static string Empty(List<int> list)
        {
            var text = string.Join(',', list);
            list.Clear();
            return text;
        }
    }

    [GraphQLInput]
    internal sealed class Bag
    {
        public int Count { get; set; }
    }

    [GraphQLInput]
    internal sealed record Ticket(string Name)
    {
        public int Number { get; } = Query.NextTicket();
    }

    [GraphQLInput]
    internal sealed record Point(int X);
}
