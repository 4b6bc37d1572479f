using System.Runtime.ExceptionServices;
using System.Text;
using NUnit.Framework;

namespace Strawberry.Tests.Execution;

/// <summary>From its second request on, an operation's variables are read straight from the text. Nobody must see a difference.</summary>
public sealed class DirectVariablesTests
{
    private const string Query = """
        query($i: Int, $f: Float = 1.5, $s: String!, $b: Boolean, $id: ID, $e: Shade, $list: [Int!], $nested: [[Int]], $input: BoxInput, $inputs: [BoxInput!], $choice: Choice, $g: UUID)
        { all(i: $i, f: $f, s: $s, b: $b, id: $id, e: $e, list: $list, nested: $nested, input: $input, inputs: $inputs, choice: $choice, g: $g) }
        """;

    private static readonly string[] Cases =
    [
        """{"s":"x"}""",
        """{"s":"x","i":1,"f":2,"b":true,"id":"a","e":"DARK_RED"}""",
        """{"s":"x","i":null,"f":null,"b":null,"id":null,"e":null,"list":null,"nested":null,"input":null,"inputs":null}""",
        """{"s":"x","i":1.0,"f":1e3,"id":7}""",
        """{"s":"x","i":1.5}""",
        """{"s":"x","i":3000000000}""",
        """{"s":"x","i":"1"}""",
        """{"s":"x","f":"1"}""",
        """{"s":"x","f":1e999}""",
        """{"s":1}""",
        """{"s":null}""",
        "{}",
        """{"s":"\u00e9 \"q\" \n \ud83d\ude00"}""",
        """{"s":"\ud83d"}""",
        """{"s":"x","b":1}""",
        """{"s":"x","e":"NOPE"}""",
        """{"s":"x","e":1}""",
        """{"s":"x","list":[1,2,3]}""",
        """{"s":"x","list":[]}""",
        """{"s":"x","list":4}""",
        """{"s":"x","list":[1,null]}""",
        """{"s":"x","list":[1,"2"]}""",
        """{"s":"x","nested":[[1,null],null,[]]}""",
        """{"s":"x","nested":[1,[2]]}""",
        """{"s":"x","input":{"name":"n"}}""",
        """{"s":"x","input":{"size":3,"name":"n","label":"l","tags":["a"],"inner":{"name":"m","size":null}}}""",
        """{"s":"x","input":{"name":"n","label":null}}""",
        """{"s":"x","input":{"size":3}}""",
        """{"s":"x","input":{"name":null}}""",
        """{"s":"x","input":{"name":"n","nam":1}}""",
        """{"s":"x","input":{"name":"n","name":"m"}}""",
        """{"s":"x","input":{"name":"n","size":"3"}}""",
        """{"s":"x","input":{"name":"bad"}}""",
        """{"s":"x","input":[]}""",
        """{"s":"x","inputs":[{"name":"a"},{"name":"b","size":9}]}""",
        """{"s":"x","inputs":{"name":"a"}}""",
        """{"s":"x","inputs":[null]}""",
        """{"s":"x","choice":{"a":1}}""",
        """{"s":"x","choice":{"a":1,"b":"2"}}""",
        """{"s":"x","choice":{}}""",
        """{"s":"x","g":"0f8fad5b-d9cb-469f-a165-70867728950e"}""",
        """{"s":"x","g":"no"}""",
        """{"s":"x","s":"y"}""",
        """{"s":"x","unknown":{"deep":[1,{"a":2}]}}""",
        """{"s":"x","i":1}  """,
        """{"s":"x","i":1} x""",
        """{"s":"x","i":""",
        "[]",
        "null",
        "",
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task Later_requests_answer_as_the_first(string variables)
    {
        var first = await Run(new Schema<Everything>(), variables);

        var warm = new Schema<Everything>();
        await Run(warm, """{"s":"warm","i":1,"f":1,"b":true,"id":"w","e":"PALE","list":[1],"nested":[[1]],"input":{"name":"w","size":1,"label":"l","tags":["t"]},"inputs":[{"name":"w"}],"choice":{"a":1},"g":"0f8fad5b-d9cb-469f-a165-70867728950e"}""");
        Assert.That(await Run(warm, variables), Is.EqualTo(first));
        Assert.That(await Run(warm, variables), Is.EqualTo(first));
    }

    [Test]
    public async Task Uses_of_one_variable_do_not_share_what_they_may_change()
    {
        var schema = new Schema<Everything>();
        for (var i = 0; i < 3; i++)
        {
            using var payload = await schema.ExecuteAsync(new GraphQLRequest("query($l: [Int!]!) { a: addTo(list: $l) b: addTo(list: $l) }")
            {
                Variables = (ReadOnlyMemory<byte>)"""{"l":[1]}"""u8.ToArray(),
            });
            Assert.That(payload.ToJson(), Is.EqualTo("""{"data":{"a":2,"b":2}}"""));
        }
    }

    [Test]
    public async Task A_value_that_fails_does_not_turn_direct_reading_off()
    {
        var schema = new Schema<Everything>();
        const string Ask = "query($input: BoxInput!) { box(input: $input) }";
        await Run(schema, """{"input":{"name":"a"}}""", Ask);
        await Run(schema, """{"input":{"name":"a","size":"no"}}""", Ask);
        var before = Box.Made;
        await Run(schema, """{"input":{"name":"b"}}""", Ask);
        Assert.That(Box.Made - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Variables_that_are_not_sent_cost_no_exception()
    {
        var schema = new Schema<Everything>();
        const string Ask = "query($l: [Int!]! = [1]) { addTo(list: $l) }";
        await Run(schema, """{"l":[1]}""", Ask);

        var (thrown, here) = (0, Environment.CurrentManagedThreadId);
        void Count(object? sender, FirstChanceExceptionEventArgs e) => thrown += Environment.CurrentManagedThreadId == here ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            var answer = Run(schema, "", Ask);
            Assert.That(answer.IsCompleted, Is.True);
            Assert.That(await answer, Is.EqualTo("""{"data":{"addTo":2}}"""));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.That(thrown, Is.Zero);
    }

    private static async Task<string> Run(Schema schema, string variables, string query = Query)
    {
        using var payload = await schema.ExecuteAsync(new GraphQLRequest(query) { Variables = (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(variables) });
        return payload.ToJson();
    }

    [GraphQLType]
    internal sealed class Everything
    {
        [GraphQLField]
        public string All(
            int? i, double? f, string s, bool? b, ID? id, Shade? e, List<int>? list, int?[][]? nested, Box? input, IReadOnlyList<Box>? inputs, Choice? choice, Guid? g) =>
            string.Join('|', i, f, s, b, id, e, Join(list), nested is null ? "-" : string.Join('/', nested.Select(n => Join(n))), input, Join(inputs), choice, g);

        [GraphQLField]
        public int AddTo(List<int> list)
        {
            list.Add(2);
            return list.Count;
        }

        [GraphQLField]
        public string GetBox(Box input) => input.ToString();

        private static string Join<T>(IEnumerable<T>? items) => items is null ? "-" : string.Join(',', items.Select(i => i?.ToString() ?? "null"));
    }

    internal enum Shade
    {
        Pale,
        DarkRed,
    }

    [GraphQLInput(Name = "BoxInput")]
    internal sealed class Box
    {
        private readonly string _name = "";

        public Box() => Made++;

        public static int Made { get; private set; }

        public required string Name
        {
            get => _name;
            init => _name = value == "bad" ? throw new GraphQLException("a bad name") : value;
        }

        public int? Size { get; init; } = 5;

        public Maybe<string?> Label { get; init; }

        public string[]? Tags { get; init; }

        public Box? Inner { get; init; }

        public override string ToString() => $"{Name} {Size} {(Label.HasValue ? Label.Value ?? "null" : "none")} [{string.Join(',', Tags ?? [])}] ({Inner})";
    }

    [GraphQLInput(OneOf = true)]
    internal sealed record Choice(int? A, string? B);
}
