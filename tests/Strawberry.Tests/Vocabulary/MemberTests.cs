using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Which members are fields.</summary>
public sealed class MemberTests
{
    internal abstract class Document
    {
        public string Inherited => "inherited";
    }

    [GraphQLType]
    internal sealed class Article : Document
    {
        public required ID Id { get; init; }

        public string? Subtitle { get; set; }

        [GraphQLIgnore]
        public object? Raw { get; set; }

        [GraphQLField]
        public string GetSlug(int length = 10) => "introduction"[..length];

        public string NotAField() => "";

        public static string Kind => "article";

        public string Secret
        {
            set => Subtitle = value;
        }

        public string this[int index] => $"{index}";

        public int Count = 3;

        internal string Hidden => "";
    }

    [GraphQLType(Members = MemberSelection.OptIn)]
    internal sealed class Account
    {
        public string Password => "secret";

        [GraphQLField]
        public string Name => "ada";
    }

    [GraphQLType]
    internal sealed class Query
    {
        [GraphQLField]
        public Article GetArticle(ID id) => new() { Id = id };

        public Account Account => new();
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void Properties_are_fields_inherited_ones_included_and_others_are_not() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  article(id: ID!): Article!
                  account: Account!
                }

                type Article {
                  inherited: String!
                  id: ID!
                  subtitle: String
                  slug(length: Int! = 10): String!
                }

                type Account {
                  name: String!
                }
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task They_are_read() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("""{ article(id: "1") { id inherited subtitle slug short: slug(length: 5) } account { name } }"""),
            Is.EqualTo("""{"data":{"article":{"id":"1","inherited":"inherited","subtitle":null,"slug":"introducti","short":"intro"},"account":{"name":"ada"}}}"""));

    [TestCase("raw")]
    [TestCase("notAField")]
    [TestCase("kind")]
    [TestCase("secret")]
    [TestCase("item")]
    [TestCase("count")]
    [TestCase("hidden")]
    public async Task Others_do_not_exist(string name) =>
        Assert.That(
            (await Schema.ExecuteAsync($$"""{ article(id: "1") { {{name}} } }""")).Errors.Single().Message,
            Does.StartWith($"Cannot query field \"{name}\" on type \"Article\"."));
}
