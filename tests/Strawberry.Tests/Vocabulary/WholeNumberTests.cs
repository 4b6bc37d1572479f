using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>JSON does not tell 3 from 3.0: whole numbers are integers, however they are written.</summary>
public sealed class WholeNumberTests
{
    [GraphQLScalar]
    internal readonly record struct Serial(long Number)
    {
        public static Serial Parse(long number) => new(number);

        public long Format() => Number;
    }

    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public Serial GetSerial(Serial value) => value;

        [GraphQLField]
        public long GetLong(long value) => value;

        [GraphQLField]
        public int GetInt(int value) => value;
    }

    private static readonly Schema Schema = new Schema<Query>();

    [TestCase("3.0", "3")]
    [TestCase("-2e1", "-20")]
    [TestCase("7", "7")]
    public async Task Whole_numbers_are_read(string given, string read) =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query($s: Serial!, $l: Long!, $i: Int!) { serial(value: $s) long(value: $l) int(value: $i) }")
            {
                Variables = $$"""{"s":{{given}},"l":{{given}},"i":{{given}} }""",
            }),
            Is.EqualTo("{\"data\":{\"serial\":" + read + ",\"long\":" + read + ",\"int\":" + read + "}}"));

    [TestCase("3.5")]
    [TestCase("1e16")]
    [TestCase("1e400")]
    [TestCase("\"3\"")]
    public async Task Others_and_those_whose_digits_are_uncertain_are_refused(string given)
    {
        var result = await Schema.ExecuteAsync(new GraphQLRequest("query($s: Serial!, $l: Long!) { serial(value: $s) long(value: $l) }")
        {
            Variables = $$"""{"s":{{given}},"l":{{given}} }""",
        });
        Assert.That(
            result.Errors.Select(e => e.Message[..e.Message.IndexOf(':', StringComparison.Ordinal)]),
            Is.EqualTo(new[] { "Variable \"$s\" has invalid value", "Variable \"$l\" has invalid value" }));
    }
}
