using NUnit.Framework;

namespace Strawberry.Tests.Execution;

/// <summary>
/// Input objects in variables are read where they stand. Whatever the order of their fields, and whatever is wrong with them, the answer is the same as that to
/// the first request, which is read in another way.
/// </summary>
public sealed class InputOrderTests
{
    private const string Query = "query($in: Outer!) { show(in: $in) }";

    [TestCase("""{"a":1,"b":"x","inner":{"c":2,"d":[3,4]},"e":true}""", "1 x 2 3,4 True 9")]
    [TestCase("""{"e":true,"inner":{"d":[3,4],"c":2},"b":"x","a":1}""", "1 x 2 3,4 True 9")]
    [TestCase("""{"inner":{"d":[],"c":2},"a":1,"e":null,"b":"\u0078"}""", "1 x 2   9")]
    [TestCase("""{"a":1,"inner":{"d":[3],"c":2}}""", "1 - 2 3  9")]
    [TestCase("""{ "inner" : { "c" : 2 } , "a" : 1 , "late" : 5 }""", "1 - 2 0  5")]
    [TestCase("""{"late":5,"a":1,"inner":{"c":2}}""", "1 - 2 0  5")]
    public async Task Fields_come_in_any_order(string json, string expected)
    {
        foreach (var answer in await AskTwiceAsync(json))
        {
            Assert.That(answer, Is.EqualTo("{\"data\":{\"show\":\"" + expected + "\"}}"));
        }
    }

    [TestCase("""{"a":1,"inner":{"c":2},"unknown":1}""", "unknown field \\\"unknown\\\"")]
    [TestCase("""{"unknown":1,"a":1,"inner":{"c":2}}""", "unknown field \\\"unknown\\\"")]
    [TestCase("""{"a":1,"inner":{"c":2,"unknown":{}}}""", "unknown field \\\"unknown\\\"")]
    [TestCase("""{"a":1}""", "to include required field \\\"inner\\\"")]
    [TestCase("""{"inner":{"c":2}}""", "to include required field \\\"a\\\"")]
    [TestCase("""{"inner":{},"a":1}""", "to include required field \\\"c\\\"")]
    [TestCase("""{"a":null,"inner":{"c":2}}""", "Expected value of non-null type \\\"Int!\\\" not to be null")]
    [TestCase("""{"a":"1","inner":{"c":2}}""", "Int cannot represent non-integer value")]
    [TestCase("""{"a":1,"inner":{"c":2},"e":0}""", "Boolean cannot represent a non boolean value")]
    [TestCase("""{"a":1,"inner":[]}""", "to be an object")]
    public async Task What_is_wrong_is_said_in_the_same_words(string json, string expected)
    {
        var answers = await AskTwiceAsync(json);
        Assert.That(answers[0], Does.Contain(expected));
        Assert.That(answers[1], Is.EqualTo(answers[0]));
    }

    [TestCase("""{"a":1,"inner":{"c":2},"a":7}""", "7 - 2 0  9")]
    [TestCase("""{"inner":{"c":2},"a":1,"inner":{"c":3}}""", "1 - 3 0  9")]
    public Task Of_a_repeated_field_the_last_counts(string json, string expected) => Fields_come_in_any_order(json, expected);

    // The first is read from parsed JSON, and tells who reads the variable; the next straight from the text.
    private static async Task<string[]> AskTwiceAsync(string json)
    {
        var schema = new Schema<InputQuery>();
        var good = await AskAsync(schema, """{"a":1,"inner":{"c":2}}""");
        Assert.That(good, Is.EqualTo("""{"data":{"show":"1 - 2 0  9"}}"""));
        return [await AskAsync(new Schema<InputQuery>(), json), await AskAsync(schema, json)];
    }

    private static async Task<string> AskAsync(Schema<InputQuery> schema, string json)
    {
        using var payload = await schema.ExecuteAsync(new GraphQLRequest(Query)
        {
            Variables = (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes("{\"in\":" + json + "}"),
        });
        return payload.ToJson();
    }

    [GraphQLType]
    internal sealed class InputQuery
    {
        [GraphQLField]
        public string Show(Outer @in) => $"{@in.A} {@in.B} {@in.Inner.C} {string.Join(',', @in.Inner.D)} {@in.E} {@in.Late}";
    }

    [GraphQLInput]
    internal sealed record Outer(int A, Inner Inner, string B = "-", bool? E = null)
    {
        public int Late { get; init; } = int.Parse("9", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GraphQLInput]
    internal sealed record Inner(int C, [property: GraphQLArgument(DefaultValue = "[0]")] IReadOnlyList<int> D);
}
