using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>A type spread over several classes.</summary>
public sealed class ExtensionTests
{
    [GraphQLType]
    internal sealed record Article(string Title);

    [GraphQLType]
    internal sealed class Query
    {
        public Article Article => new("Extensions");
    }

    [ExtendType<Article>]
    internal static class ArticleComments
    {
        [GraphQLField]
        public static async IAsyncEnumerable<string> GetComments([Parent] Article article, int first = 2)
        {
            for (var i = 1; i <= first; i++)
            {
                await Task.Yield();
                yield return $"{article.Title} {i}";
            }
        }
    }

    [ExtendType<Query>]
    internal sealed class BookQueries(Shelf shelf)
    {
        private int _asked;

        [GraphQLField]
        public string GetBook() => $"{shelf.Books[0]} {++_asked}";
    }

    [ExtendType<Query>]
    internal static class FilmQueries
    {
        [GraphQLField]
        public static string GetFilm([Parent] Query query) => $"A film on {query.Article.Title}";
    }

    internal sealed class Shelf
    {
        public string[] Books { get; } = ["Emma"];
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void They_are_no_types_for_the_configuration_to_name() =>
        Assert.That(
            () => new Schema<Query>(new SchemaConfig { Types = { typeof(BookQueries), typeof(Article) } }),
            Throws.InstanceOf<SchemaException>().With.Message.EndsWith(
                $"The type {typeof(BookQueries)}, needed by SchemaConfig.Types, extends another type and is none itself. Leave it out: it belongs to the schemas that have what it extends."));

    [Test]
    public void Their_fields_follow_those_of_the_type() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  article: Article!
                  book: String!
                  film: String!
                }

                type Article {
                  title: String!
                  comments(first: Int! = 2): [String!]!
                }
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task Several_extend_a_root_static_ones_and_instances_made_once_an_operation()
    {
        await using var services = new ServiceCollection().AddSingleton<Shelf>().BuildServiceProvider();

        Assert.That(
            await Schema.ExecuteJsonAsync(new GraphQLRequest("{ article { title comments } book again: book film }") { Services = services }),
            Is.EqualTo("""{"data":{"article":{"title":"Extensions","comments":["Extensions 1","Extensions 2"]},"book":"Emma 1","again":"Emma 2","film":"A film on Extensions"}}"""));
    }

    [GraphQLInterface]
    internal interface INode
    {
        ID Id { get; }
    }

    [GraphQLInterface]
    internal interface INamed : INode
    {
        string Name { get; }
    }

    [GraphQLType]
    internal sealed record Person(ID Id, string Name) : INamed;

    [GraphQLType]
    internal readonly record struct Place(ID Id) : INode;

    [GraphQLType]
    internal sealed class Things
    {
        public IReadOnlyList<INode> All => [new Person("1", "Ada"), new Place("2")];

        public Place Place => new("3");

        public INamed Named => new Person("4", "Bo");
    }

    [ExtendType<INode>]
    internal static class NodeFields
    {
        [GraphQLField]
        public static string GetUrl([Parent] INode node, string? host = null) => $"{host}/{node.Id}";
    }

    [Test]
    public async Task An_extended_interface_gives_the_field_to_all_that_implement_it()
    {
        var schema = new Schema<Things>();

        Assert.That(
            schema.ToString(),
            Is.EqualTo(
                """
                schema {
                  query: Things
                }

                type Things {
                  all: [Node!]!
                  place: Place!
                  named: Named!
                }

                interface Node {
                  id: ID!
                  url(host: String): String!
                }

                type Place implements Node {
                  id: ID!
                  url(host: String): String!
                }

                interface Named implements Node {
                  id: ID!
                  name: String!
                  url(host: String): String!
                }

                type Person implements Named & Node {
                  id: ID!
                  name: String!
                  url(host: String): String!
                }
                """.ReplaceLineEndings("\n")));
        Assert.That(
            await schema.ExecuteJsonAsync("""{ all { url ... on Person { url } } place { id url(host: "h") } named { name url } }"""),
            Is.EqualTo("""{"data":{"all":[{"url":"/1"},{"url":"/2"}],"place":{"id":"3","url":"h/3"},"named":{"name":"Bo","url":"/4"}}}"""));
    }
}
