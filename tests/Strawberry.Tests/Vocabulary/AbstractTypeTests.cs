using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Unions and interfaces.</summary>
public sealed class AbstractTypeTests
{
    [GraphQLUnion(typeof(Human), typeof(Droid))]
    internal interface ISearchResult;

    [GraphQLType]
    internal sealed record Human(string Name) : ISearchResult;

    [GraphQLType]
    internal sealed record Droid(string Function) : ISearchResult;

    // Classes of someone else: they share no type.
    [GraphQLType]
    internal sealed record Film(string Title);

    [GraphQLType]
    internal sealed record Song(int Seconds);

    [GraphQLInterface]
    internal interface INode
    {
        ID Id { get; }

        string Link => $"/{Id}";

        [GraphQLField]
        string Greet(string greeting = "Hello") => $"{greeting}, {Id}!";
    }

    [GraphQLInterface]
    internal abstract class Animal : INode
    {
        public abstract ID Id { get; }

        public string Kingdom => "Animalia";
    }

    [GraphQLType]
    internal sealed class Dog : Animal
    {
        public override ID Id => "dog";

        public bool Barks => true;
    }

    [GraphQLType]
    internal sealed record Stone(ID Id) : INode
    {
        public string Link => "none";
    }

    [GraphQLType]
    internal sealed class Query
    {
        public IReadOnlyList<ISearchResult> Search => [new Droid("astromech"), new Human("Luke")];

        [GraphQLField]
        [return: GraphQLUnion("Media", typeof(Song), typeof(Film))]
        public object GetMedia(bool song) => song ? new Song(180) : new Film("Emma");

        [GraphQLUnion("Media", typeof(Song), typeof(Film))]
        public IEnumerable<object?> AllMedia => [new Film("Emma"), null];

        public IReadOnlyList<INode> Nodes => [new Dog(), new Stone("stone")];

        public Animal? Pet => new Dog();
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void Unions_keep_the_order_of_their_members_and_interfaces_lose_their_I() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  search: [SearchResult!]!
                  media(song: Boolean!): Media!
                  allMedia: [Media]!
                  nodes: [Node!]!
                  pet: Animal
                }

                union SearchResult = Human | Droid

                type Human {
                  name: String!
                }

                type Droid {
                  function: String!
                }

                union Media = Song | Film

                type Song {
                  seconds: Int!
                }

                type Film {
                  title: String!
                }

                interface Node {
                  id: ID!
                  link: String!
                  greet(greeting: String! = "Hello"): String!
                }

                interface Animal implements Node {
                  id: ID!
                  kingdom: String!
                  link: String!
                  greet(greeting: String! = "Hello"): String!
                }

                type Dog implements Animal & Node {
                  id: ID!
                  kingdom: String!
                  barks: Boolean!
                  link: String!
                  greet(greeting: String! = "Hello"): String!
                }

                type Stone implements Node {
                  id: ID!
                  link: String!
                  greet(greeting: String! = "Hello"): String!
                }
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task Members_of_unions_are_told_apart() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ search { __typename ... on Human { name } ... on Droid { function } } media(song: true) { ...M } allMedia { ...M } } fragment M on Media { ... on Song { seconds } ... on Film { title } }"),
            Is.EqualTo("""{"data":{"search":[{"__typename":"Droid","function":"astromech"},{"__typename":"Human","name":"Luke"}],"media":{"seconds":180},"allMedia":[{"title":"Emma"},null]}}"""));

    [Test]
    public async Task Default_members_of_interfaces_are_fields() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("""{ nodes { __typename id link greet ... on Animal { kingdom } ... on Dog { barks } } pet { greet(greeting: "Hi") } }"""),
            Is.EqualTo("""{"data":{"nodes":[{"__typename":"Dog","id":"dog","link":"/dog","greet":"Hello, dog!","kingdom":"Animalia","barks":true},{"__typename":"Stone","id":"stone","link":"none","greet":"Hello, stone!"}],"pet":{"greet":"Hi, dog!"}}}"""));
}
