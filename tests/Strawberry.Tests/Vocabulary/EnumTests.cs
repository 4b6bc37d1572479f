using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Enums, annotated or not.</summary>
public sealed class EnumTests
{
    // No attribute is needed.
    internal enum Episode
    {
        NewHope,
        Empire,
        [GraphQLEnumValue(Name = "JEDI_RETURNS")]
        Jedi,
        [Obsolete("Never made.")]
        HTTPServer,
        [GraphQLIgnore]
        Unknown,
    }

    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public Episode? Next(Episode of = Episode.NewHope) => of == Episode.Jedi ? null : of + 1;

        [GraphQLField]
        public Episode[] Sort(Episode[] all) => [.. all.Order()];

        public Episode? Wrong => (Episode)17;

        public Episode? Ignored => Episode.Unknown;

        public DayOfWeek Today => DayOfWeek.Friday;
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void Values_are_in_capitals() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  next(of: Episode! = NEW_HOPE): Episode
                  sort(all: [Episode!]!): [Episode!]!
                  wrong: Episode
                  ignored: Episode
                  today: DayOfWeek!
                }

                enum Episode {
                  NEW_HOPE
                  EMPIRE
                  JEDI_RETURNS
                  HTTP_SERVER @deprecated(reason: "Never made.")
                }

                enum DayOfWeek {
                  SUNDAY
                  MONDAY
                  TUESDAY
                  WEDNESDAY
                  THURSDAY
                  FRIDAY
                  SATURDAY
                }
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task They_are_read_and_written() =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query($e: Episode!) { next empire: next(of: EMPIRE) none: next(of: $e) sort(all: [JEDI_RETURNS, NEW_HOPE, $e]) today }")
            {
                Variables = """{"e":"JEDI_RETURNS"}""",
            }),
            Is.EqualTo("""{"data":{"next":"EMPIRE","empire":"JEDI_RETURNS","none":null,"sort":["NEW_HOPE","JEDI_RETURNS","JEDI_RETURNS"],"today":"FRIDAY"}}"""));

    [Test]
    public async Task A_value_that_is_none_of_it_is_a_located_error() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ wrong ignored }"),
            Is.EqualTo("""{"errors":[{"message":"Enum \"Episode\" cannot represent value: 17","locations":[{"line":1,"column":3}],"path":["wrong"]},{"message":"Enum \"Episode\" cannot represent value: \"Unknown\"","locations":[{"line":1,"column":9}],"path":["ignored"]}],"data":{"wrong":null,"ignored":null}}"""));
}
