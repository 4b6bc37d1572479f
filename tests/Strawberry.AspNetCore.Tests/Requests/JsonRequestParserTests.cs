using System.Text;
using System.Text.Json;
using Strawberry.AspNetCore.Requests;

namespace Strawberry.AspNetCore.Tests.Requests;

public sealed class JsonRequestParserTests
{
    [Test]
    public void A_full_request_is_taken_apart()
    {
        var parameters = Parse("""{"query":"{ a }","operationName":"A","variables":{"x": [1, 2]},"extensions":{"e":true}}""").Parameters!;

        Assert.That(Text(parameters.Query!.Value), Is.EqualTo("{ a }"));
        Assert.That(parameters.OperationName, Is.EqualTo("A"));
        Assert.That(Text(parameters.Variables), Is.EqualTo("""{"x": [1, 2]}"""));
        Assert.That(parameters.Extensions.GetRawText(), Is.EqualTo("""{"e":true}"""));
    }

    [Test]
    public void Null_is_as_good_as_absent()
    {
        var parameters = Parse("""{"query":"{ a }","operationName":null,"variables":null,"extensions":null}""").Parameters!;

        Assert.That(parameters.OperationName, Is.Null);
        Assert.That(parameters.Variables.Length, Is.Zero);
        Assert.That(parameters.Extensions.ValueKind, Is.EqualTo(JsonValueKind.Undefined));
    }

    [Test]
    public void Unknown_properties_are_ignored_also_repeated_and_nested_ones()
    {
        var parameters = Parse("""{"id":1,"id":2,"more":{"query":5},"query":"{ a }","tail":[[{}]]}""").Parameters!;

        Assert.That(Text(parameters.Query!.Value), Is.EqualTo("{ a }"));
    }

    [Test]
    public void Escapes_in_the_query_and_in_names_are_resolved()
    {
        var parameters = Parse("""{"qu\u0065ry":"{\n a(s: \"\u00e9\uD83C\uDF53\") }"}""").Parameters!;

        Assert.That(Text(parameters.Query!.Value), Is.EqualTo("{\n a(s: \"é🍓\") }"));
    }

    [Test]
    public void A_byte_order_mark_is_passed_over()
    {
        var reading = JsonRequestParser.Parse([0xEF, 0xBB, 0xBF, .. """{"query":"{ a }"}"""u8]);

        Assert.That(Text(reading.Parameters!.Query!.Value), Is.EqualTo("{ a }"));
    }

    [TestCase("", "The request is not valid JSON (line 1, column 1).")]
    [TestCase("   ", "The request is not valid JSON (line 1, column 4).")]
    [TestCase("{", "The request is not valid JSON (line 1, column 2).")]
    [TestCase("{\n  \"query\": nope }", "The request is not valid JSON (line 2, column 13).")]
    [TestCase("""{"query":"{ a }"} x""", "The request is not valid JSON (line 1, column 19).")]
    [TestCase("""{"query":"{ a }"}{"query":"{ a }"}""", "The request is not valid JSON (line 1, column 18).")]
    [TestCase("""{"query":"{ a }",}""", "The request is not valid JSON (line 1, column 18).")]
    [TestCase("query=1", "The request is not valid JSON (line 1, column 1).")]
    [TestCase("[]", "The request must be a JSON object: batches are off.")]
    [TestCase("\"{ a }\"", "The request must be a JSON object.")]
    [TestCase("null", "The request must be a JSON object.")]
    [TestCase("7", "The request must be a JSON object.")]
    [TestCase("{}", "The request has no \"query\".")]
    [TestCase("""{"query":null}""", "The request has no \"query\".")]
    [TestCase("""{"query":1}""", "\"query\" must be a string.")]
    [TestCase("""{"query":["{ a }"]}""", "\"query\" must be a string.")]
    [TestCase("""{"query":"{ a }","operationName":{}}""", "\"operationName\" must be a string.")]
    [TestCase("""{"query":"{ a }","variables":[]}""", "\"variables\" must be an object.")]
    [TestCase("""{"query":"{ a }","variables":"{}"}""", "\"variables\" must be an object.")]
    [TestCase("""{"query":"{ a }","extensions":0}""", "\"extensions\" must be an object.")]
    [TestCase("""{"query":"{ a }","query":"{ b }"}""", "\"query\" is given more than once.")]
    [TestCase("""{"query":"{ a }","variables":{},"variables":null}""", "\"variables\" is given more than once.")]
    [TestCase("""{"query":"\uD83C"}""", "\"query\" is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"query":"{ a }","operationName":"\uDF53"}""", "\"operationName\" is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"documentId":"\uDF53"}""", "\"documentId\" is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"documentId":5}""", "\"documentId\" must be a string.")]
    [TestCase("""{"query":"{ a }","extensions":{"e":[{"f":"\uD83Cx"}]}}""", "\"extensions\" is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"query":"{ a }","extensions":{"\uD83C":1}}""", "\"extensions\" is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"\uD83C":1,"query":"{ a }"}""", "A property's name is not valid text: it has an unpaired surrogate.")]
    [TestCase("""{"extensions":{"persistedQuery":null}}""", "The request has no \"query\".")]
    public void A_malformed_request_is_refused_with_the_reason(string body, string message)
    {
        var failure = Parse(body).Failure!;

        Assert.That((failure.Status, failure.Message), Is.EqualTo((400, message)));
    }

    [Test]
    public void Invalid_utf8_is_refused()
    {
        var reading = JsonRequestParser.Parse([.. """{"query":"{ a } # """u8, 0xFF, .. "\"}"u8]);

        Assert.That(reading.Failure, Is.EqualTo(HttpFailure.NotUtf8));
    }

    [TestCase("variables")]
    [TestCase("extensions")]
    [TestCase("other")]
    public void Sixty_four_levels_are_read_and_sixty_five_are_not(string property)
    {
        Assert.That(Parse(Nested(62)).Parameters, Is.Not.Null);
        Assert.That(Parse(Nested(63)).Failure, Is.EqualTo(HttpFailure.BadRequest("The request is JSON nested deeper than 64 levels.")));

        string Nested(int levels) => $$$"""{"query":"{ a }","{{{property}}}":{"x":{{{new string('[', levels)}}}{{{new string(']', levels)}}} } }""";
    }

    [Test]
    public void What_is_wrong_at_the_deepest_level_is_not_the_depth()
    {
        var body = """{"query":"{ a }","variables":{"x":""" + new string('[', 62) + "nope";

        Assert.That(Parse(body).Failure!.Message, Does.StartWith("The request is not valid JSON"));
    }

    [Test]
    public void A_lone_surrogate_in_what_is_ignored_is_ignored() =>
        Assert.That(Parse("""{"query":"{ a }","other":"\uD83C"}""").Parameters, Is.Not.Null);

    [Test]
    public void Variables_nested_a_hundred_thousand_deep_are_refused()
    {
        var body = """{"query":"{ a }","variables":{"x":""" + new string('[', 100_000);

        Assert.That(Parse(body).Failure!.Status, Is.EqualTo(400));
    }

    [Test]
    public void Every_truncation_of_a_request_is_refused()
    {
        var whole = """{"query":"{ a(s: \"\u00e9\") }","operationName":"A","variables":{"x":[1,{"y":null}]},"extensions":{}}""";
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.That(Parse(whole[..length]).Failure?.Status, Is.EqualTo(400), $"{length} characters");
        }
    }

    private static RequestReading Parse(string body) => JsonRequestParser.Parse(Encoding.UTF8.GetBytes(body));

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
