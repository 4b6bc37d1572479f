using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Scalars of one's own, and ID.</summary>
public sealed class ScalarTests
{
    [GraphQLScalar("Currency", SpecifiedBy = "https://www.iso.org/iso-4217-currency-codes.html")]
    internal readonly record struct Money(string Code)
    {
        public static Money Parse(string text) =>
            text.Length == 3 ? new Money(text) : throw new FormatException($"\"{text}\" is no code of a currency.");

        public string Format() => Code.Length == 3 ? Code : throw new FormatException("It has no code.");
    }

    [GraphQLType]
    internal sealed class Row
    {
        [ID]
        public int Id => 7;

        public ID Text => "seven";

        public ID Number => 7;

        public ID Large => 7_000_000_000;

        public ID Unique => new Guid("00000000-0000-0000-0000-000000000007");
    }

    [GraphQLType]
    internal sealed class Query
    {
        public Row Row => new();

        [GraphQLField]
        public Money? Same(Money money) => money;

        public Money? Broken => new Money("");

        [GraphQLField]
        public int Next([ID] int id) => id + 1;

        [GraphQLField]
        [return: ID]
        public Guid SameKey([ID] Guid id) => id;

        [GraphQLField]
        public string Of(ID id) => id.Value;
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void They_are_in_the_schema() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  row: Row!
                  same(money: Currency!): Currency
                  broken: Currency
                  next(id: ID!): Int!
                  sameKey(id: ID!): ID!
                  of(id: ID!): String!
                }

                type Row {
                  id: ID!
                  text: ID!
                  number: ID!
                  large: ID!
                  unique: ID!
                }

                scalar Currency @specifiedBy(url: "https://www.iso.org/iso-4217-currency-codes.html")
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task Identifiers_are_text_whatever_they_came_from() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("""{ row { id text number large unique } next(id: "7") number: next(id: 7) of(id: 8) sameKey(id: "00000000-0000-0000-0000-000000000007") }"""),
            Is.EqualTo("""{"data":{"row":{"id":"7","text":"seven","number":"7","large":"7000000000","unique":"00000000-0000-0000-0000-000000000007"},"next":8,"number":8,"of":"8","sameKey":"00000000-0000-0000-0000-000000000007"}}"""));

    [Test]
    public async Task A_scalar_is_parsed_and_formatted() =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query($m: Currency!) { literal: same(money: \"EUR\") variable: same(money: $m) }") { Variables = """{"m":"CHF"}""" }),
            Is.EqualTo("""{"data":{"literal":"EUR","variable":"CHF"}}"""));

    [Test]
    public async Task What_its_parser_throws_is_a_located_error()
    {
        var literal = await Schema.ExecuteAsync("""{ same(money: "EURO") }""");
        Assert.That(literal.Errors.Single().Message, Does.Contain("\"EURO\" is no code of a currency."));
        Assert.That(literal.Errors.Single().Locations.Single().Column, Is.EqualTo(15));

        var variable = await Schema.ExecuteAsync(new GraphQLRequest("query($m: Currency!) { same(money: $m) }") { Variables = """{"m":"EURO"}""" });
        Assert.That(variable.Errors.Single().Message, Is.EqualTo("Variable \"$m\" has invalid value: \"EURO\" is no code of a currency."));
    }

    [Test]
    public async Task What_its_formatter_throws_is_a_located_error() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ broken }"),
            Is.EqualTo("""{"errors":[{"message":"It has no code.","locations":[{"line":1,"column":3}],"path":["broken"]}],"data":{"broken":null}}"""));

    [Test]
    public async Task An_identifier_that_is_no_number_is_a_located_error() =>
        Assert.That((await Schema.ExecuteAsync("""{ next(id: "x") }""")).Errors.Single().Message, Does.Contain("x"));
}
