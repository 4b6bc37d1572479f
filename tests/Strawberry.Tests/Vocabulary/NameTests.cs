using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Names and descriptions, by convention and by attribute.</summary>
public sealed class NameTests
{
    [GraphQLType(Name = "Article", Description = "Something to read.")]
    internal sealed class ArticleRow
    {
        [GraphQLField(Name = "headline", Description = "What it is about.")]
        public string Title => "Names";

        /// <summary>The one who wrote it.</summary>
        [GraphQLField]
        public Task<string> GetAuthorAsync() => Task.FromResult("Jane Doe");

        [Obsolete("Use headline.")]
        public string Name => Title;

        [GraphQLField]
        public string Text([GraphQLArgument(Name = "first", Description = "How many letters.")] int length = 5) => "A story of names."[..length];
    }

    [GraphQLEnum(Name = "Shade", Description = "How dark it is.")]
    internal enum Brightness
    {
        [GraphQLEnumValue(Name = "LIGHT", Description = "Like snow.")]
        Pale,

        /// <summary>Like coal.</summary>
        VeryDark,
    }

    [GraphQLInput(Name = "ArticleFilter", Description = "Which articles.")]
    internal sealed record Filter([property: GraphQLArgument(Name = "contains")] string Text);

    [GraphQLType(Name = "Query")]
    internal sealed class Names
    {
        public ArticleRow Article => new();

        [GraphQLField]
        public Brightness Shade(Brightness of = Brightness.VeryDark, Filter? where = null) => of;
    }

    private static readonly Schema Schema = new Schema<Names>();

    [Test]
    public void The_schema_has_them() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """"
                type Query {
                  article: Article!
                  shade(of: Shade! = VERY_DARK, where: ArticleFilter): Shade!
                }

                """Something to read."""
                type Article {
                  """What it is about."""
                  headline: String!

                  """The one who wrote it."""
                  author: String!
                  name: String! @deprecated(reason: "Use headline.")
                  text(
                    """How many letters."""
                    first: Int! = 5
                  ): String!
                }

                """How dark it is."""
                enum Shade {
                  """Like snow."""
                  LIGHT

                  """Like coal."""
                  VERY_DARK
                }

                """Which articles."""
                input ArticleFilter {
                  contains: String!
                }
                """".ReplaceLineEndings("\n")));

    [Test]
    public async Task Requests_use_them() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("""{ article { __typename headline author text(first: 7) } dark: shade light: shade(of: LIGHT, where: { contains: "x" }) }"""),
            Is.EqualTo("""{"data":{"article":{"__typename":"Article","headline":"Names","author":"Jane Doe","text":"A story"},"dark":"VERY_DARK","light":"LIGHT"}}"""));
}
