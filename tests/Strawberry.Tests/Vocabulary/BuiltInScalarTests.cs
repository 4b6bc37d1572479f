using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>The scalars that need no annotation, in and out, by literal and by variable.</summary>
public sealed class BuiltInScalarTests
{
    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public Guid? Guid(Guid v) => v;

        [GraphQLField]
        public DateTime? DateTime(DateTime v) => v;

        [GraphQLField]
        public DateTimeOffset? Offset(DateTimeOffset v) => v;

        [GraphQLField]
        public DateOnly? Date(DateOnly v) => v;

        [GraphQLField]
        public TimeOnly? Time(TimeOnly v) => v;

        [GraphQLField]
        public TimeSpan? Duration(TimeSpan v) => v;

        [GraphQLField]
        public decimal? Decimal(decimal v) => v;

        [GraphQLField]
        public long? Long(long v) => v;

        [GraphQLField]
        public byte[]? Bytes(byte[] v) => v;

        [GraphQLField]
        public JsonElement? Json(JsonElement v) => v;

        [GraphQLField]
        public JsonNode? Node(JsonNode v) => v;

        [GraphQLField]
        public byte? Byte(byte v) => v;

        [GraphQLField]
        public float? Float(float v) => v;

        [GraphQLField]
        public void Nothing()
        {
        }

        [GraphQLField]
        public async Task NothingLaterAsync() => await Task.Yield();
    }

    private static readonly Schema Schema = new Schema<Query>();

    [TestCase("guid", "UUID", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"", null)]
    [TestCase("guid", "UUID", "\"6F9619FF-8B86-D011-B42D-00C04FC964FF\"", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [TestCase("dateTime", "DateTime", "\"2026-02-28T12:30:00Z\"", null)]
    [TestCase("dateTime", "DateTime", "\"2026-02-28T12:30:00.5+02:00\"", "\"2026-02-28T10:30:00.5Z\"")]
    [TestCase("offset", "DateTime", "\"2026-02-28T12:30:00+02:00\"", null)]
    [TestCase("offset", "DateTime", "\"2026-02-28T12:30:00Z\"", null)]
    [TestCase("date", "Date", "\"2026-02-28\"", null)]
    [TestCase("time", "Time", "\"12:30:15\"", null)]
    [TestCase("time", "Time", "\"12:30:15.25\"", null)]
    [TestCase("duration", "Duration", "\"P1DT2H3M4S\"", null)]
    [TestCase("duration", "Duration", "\"PT0.5S\"", null)]
    [TestCase("decimal", "Decimal", "\"79228162514264337593543950335\"", null)]
    [TestCase("decimal", "Decimal", "1.10", "\"1.10\"")]
    [TestCase("long", "Long", "9223372036854775807", null)]
    [TestCase("bytes", "Base64", "\"AQID\"", null)]
    [TestCase("json", "JSON", "[1,{\"a\":null},\"x\",true]", null)]
    [TestCase("node", "JSON", "[1,{\"a\":null},\"x\",true]", null)]
    [TestCase("byte", "Int", "255", null)]
    [TestCase("float", "Float", "1.5", null)]
    public async Task A_good_value_comes_back(string field, string type, string value, string? written)
    {
        var expected = $$$$"""{"data":{"r":{{{{written ?? value}}}}}}""";
        var literal = value.Replace("\"a\":", "a:", StringComparison.Ordinal);
        Assert.That(await Schema.ExecuteJsonAsync($"{{ r: {field}(v: {literal}) }}"), Is.EqualTo(expected), "a literal");
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest($"query($v: {type}!) {{ r: {field}(v: $v) }}") { Variables = $$"""{"v":{{value}}}""" }),
            Is.EqualTo(expected),
            "a variable");
    }

    [TestCase("guid", "UUID", "\"x\"")]
    [TestCase("guid", "UUID", "1")]
    [TestCase("dateTime", "DateTime", "\"yesterday\"")]
    [TestCase("dateTime", "DateTime", "\"2026-02-30T00:00:00Z\"")]
    [TestCase("offset", "DateTime", "1772280000")]
    [TestCase("date", "Date", "\"2026-02-29\"")]
    [TestCase("date", "Date", "\"2026-02-28T00:00:00Z\"")]
    [TestCase("time", "Time", "\"25:00\"")]
    [TestCase("duration", "Duration", "\"1 day\"")]
    [TestCase("duration", "Duration", "\"P\"")]
    [TestCase("decimal", "Decimal", "\"1,5\"")]
    [TestCase("decimal", "Decimal", "true")]
    [TestCase("long", "Long", "9223372036854775808")]
    [TestCase("long", "Long", "1.5")]
    [TestCase("bytes", "Base64", "\"?\"")]
    [TestCase("byte", "Int", "256")]
    [TestCase("float", "Float", "\"1\"")]
    public async Task A_bad_value_is_a_located_error(string field, string type, string value)
    {
        var literal = await Schema.ExecuteAsync($"{{ r: {field}(v: {value}) }}");
        Assert.That(literal.Errors, Has.Count.EqualTo(1), "a literal");
        Assert.That(literal.Errors[0].Message, Does.Contain(value));
        Assert.That(literal.Errors[0].Locations, Has.Length.EqualTo(1));

        var variable = await Schema.ExecuteAsync(new GraphQLRequest($"query($v: {type}!) {{ r: {field}(v: $v) }}") { Variables = $$"""{"v":{{value}}}""" });
        Assert.That(variable.Errors, Has.Count.EqualTo(1), "a variable");
        Assert.That(variable.Errors[0].Message, Does.Contain(value));
        Assert.That(variable.Errors[0].Locations, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Void_is_null() =>
        Assert.That(await Schema.ExecuteJsonAsync("{ nothing nothingLater }"), Is.EqualTo("""{"data":{"nothing":null,"nothingLater":null}}"""));

    [Test]
    public void Their_names_are_those_of_the_specification_page() =>
        Assert.That(
            Schema.Definition.QueryType!.Fields.Select(f => $"{f.Name}: {f.Type}"),
            Is.EqualTo([
                "guid: UUID", "dateTime: DateTime", "offset: DateTime", "date: Date", "time: Time", "duration: Duration", "decimal: Decimal", "long: Long",
                "bytes: Base64", "json: JSON", "node: JSON", "byte: Int", "float: Float", "nothing: Void", "nothingLater: Void",
            ]));
}
