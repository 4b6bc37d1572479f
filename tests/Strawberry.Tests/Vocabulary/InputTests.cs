using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Input objects: records, classes with initialisers, absent values, exactly one of several.</summary>
public sealed class InputTests
{
    [GraphQLInput]
    internal sealed record AddBook(string Title, Maybe<string?> Label, int Copies = 1);

    [GraphQLInput]
    internal sealed class BookFilter
    {
        public required string Text { get; init; }

        public int Limit { get; set; } = 10;

        public IReadOnlyList<string> Tags { get; init; } = ["new"];

        public Guid Request { get; init; } = Guid.NewGuid();

        public Maybe<int> Year { get; init; }
    }

    [GraphQLInput]
    internal sealed record Range
    {
        public Range(int from, int to)
        {
            if (from > to)
            {
                throw new ArgumentException("From is behind to.");
            }

            (From, To) = (from, to);
        }

        public int From { get; }

        public int To { get; }
    }

    [GraphQLInput(OneOf = true)]
    internal sealed record BookBy(ID? Id, string? Title);

    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public string Add(AddBook book) => $"{book.Title}, {book.Label}, {book.Copies}";

        [GraphQLField]
        public string Find(BookFilter where) =>
            $"{where.Text}, {where.Limit}, {string.Join('+', where.Tags)}, {(where.Request == Guid.Empty ? "empty" : "computed")}, {where.Year}";

        [GraphQLField]
        public string? Between(Range range) => $"{range.From} to {range.To}";

        [GraphQLField]
        public string Book(BookBy by) => by switch
        {
            { Id: { } id } => $"number {id}",
            { Title: { } title } => $"title {title}",
            _ => "nothing",
        };

        [GraphQLField]
        public string Given(Maybe<int?> number) => number.ToString();

        [GraphQLField]
        public string Page(Maybe<int> number) => number.ToString();
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void A_constant_initialiser_is_a_default_and_a_computed_one_makes_the_field_optional() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """"
                type Query {
                  add(book: AddBook!): String!
                  find(where: BookFilter!): String!
                  between(range: Range!): String
                  book(by: BookBy!): String!
                  given(number: Int): String!
                  page(number: Int): String!
                }

                input AddBook {
                  title: String!
                  label: String
                  copies: Int! = 1
                }

                input BookFilter {
                  text: String!
                  limit: Int! = 10
                  tags: [String!]! = ["new"]
                  request: UUID
                  year: Int
                }

                """A universally unique identifier."""
                scalar UUID @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc9562")

                input Range {
                  from: Int!
                  to: Int!
                }

                input BookBy @oneOf {
                  id: ID
                  title: String
                }
                """".ReplaceLineEndings("\n")));

    [TestCase("""add(book: { title: "Emma" })""", "Emma, absent, 1")]
    [TestCase("""add(book: { title: "Emma", label: null, copies: 2 })""", "Emma, null, 2")]
    [TestCase("""add(book: { title: "Emma", label: "used" })""", "Emma, used, 1")]
    [TestCase("""find(where: { text: "x" })""", "x, 10, new, computed, absent")]
    [TestCase("""find(where: { text: "x", limit: 3, tags: [], request: "00000000-0000-0000-0000-000000000000", year: 1815 })""", "x, 3, , empty, 1815")]
    [TestCase("between(range: { from: 1, to: 2 })", "1 to 2")]
    [TestCase("""book(by: { id: 7 })""", "number 7")]
    [TestCase("""book(by: { title: "Emma" })""", "title Emma")]
    [TestCase("given", "absent")]
    [TestCase("given(number: null)", "null")]
    [TestCase("given(number: 3)", "3")]
    public async Task They_are_read_from_literals(string field, string result) =>
        Assert.That(await Schema.ExecuteJsonAsync($"{{ r: {field} }}"), Is.EqualTo($$$$"""{"data":{"r":"{{{{result}}}}"}}"""));

    [TestCase("""{"book":{"title":"Emma"}}""", "Emma, absent, 1")]
    [TestCase("""{"book":{"title":"Emma","label":null,"copies":2}}""", "Emma, null, 2")]
    [TestCase("""{"book":{"title":"Emma","label":"used"}}""", "Emma, used, 1")]
    public async Task They_are_read_from_variables(string variables, string result) =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query($book: AddBook!) { r: add(book: $book) }") { Variables = variables }),
            Is.EqualTo($$$$"""{"data":{"r":"{{{{result}}}}"}}"""));

    [TestCase("{}", "absent")]
    [TestCase("""{"n":null}""", "null")]
    [TestCase("""{"n":3}""", "3")]
    public async Task An_absent_variable_is_an_absent_argument(string variables, string result) =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("query($n: Int) { r: given(number: $n) }") { Variables = variables }),
            Is.EqualTo($$$$"""{"data":{"r":"{{{{result}}}}"}}"""));

    [Test]
    public async Task A_constructor_that_throws_is_a_located_error([Values] bool variable)
    {
        var request = variable
            ? new GraphQLRequest("query($range: Range!) { between(range: $range) find(where: { text: \"x\" }) }") { Variables = """{"range":{"from":2,"to":1}}""" }
            : new GraphQLRequest("{ between(range: { from: 2, to: 1 }) find(where: { text: \"x\" }) }");

        Assert.That(
            await Schema.ExecuteJsonAsync(request),
            Is.EqualTo($$$$"""{"errors":[{"message":"From is behind to.","locations":[{"line":1,"column":{{{{(variable ? 25 : 3)}}}}}],"path":["between"]}],"data":{"between":null,"find":"x, 10, new, computed, absent"}}"""));
    }

    [TestCase("""{ r: find(where: { text: "x", year: null }) }""", "{}", "Input field \\\"BookFilter.year\\\"")]
    [TestCase("""query($n: Int) { r: find(where: { text: "x", year: $n }) }""", """{"n":null}""", "Input field \\\"BookFilter.year\\\"")]
    [TestCase("query($w: BookFilter!) { r: find(where: $w) }", """{"w":{"text":"x","year":null}}""", "Input field \\\"BookFilter.year\\\"")]
    [TestCase("{ r: page(number: null) }", "{}", "Argument \\\"Query.page(number:)\\\"")]
    [TestCase("query($n: Int) { r: page(number: $n) }", """{"n":null}""", "Argument \\\"Query.page(number:)\\\"")]
    public async Task Null_for_a_value_that_may_only_be_absent_is_an_error_that_names_it(string query, string variables, string what) =>
        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest(query) { Variables = variables }),
            Is.EqualTo($$"""{"errors":[{"message":"{{what}} may be left out, but it must not be null.","locations":[{"line":1,"column":{{query.IndexOf("r:", StringComparison.Ordinal) + 1}}}],"path":["r"]}],"data":null}"""));

    [TestCase("{}")]
    [TestCase("""{ id: 1, title: "Emma" }""")]
    [TestCase("{ id: null }")]
    public async Task OneOf_takes_exactly_one(string by)
    {
        var result = await Schema.ExecuteAsync($"{{ book(by: {by}) }}");

        Assert.That(result.Failure, Is.EqualTo(RequestFailure.Validation));
        Assert.That(result.Errors.Single().Message, Does.Contain("OneOf Input Object \"BookBy\"").Or.Contain("must be non-null"));
    }
}
