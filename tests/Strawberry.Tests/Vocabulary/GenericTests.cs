using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Vocabulary;

/// <summary>Generic types, closed where they are used.</summary>
public sealed class GenericTests
{
    [GraphQLType]
    internal sealed record User(string Name);

    [GraphQLType]
    internal sealed record Page<T>(IReadOnlyList<T> Items);

    [GraphQLType(Name = "{T}Connection")]
    internal sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges);

    [GraphQLType]
    internal sealed record Edge<T>(T Node);

    [GraphQLInput]
    internal sealed record Range<T>(T From, T To);

    [GraphQLType]
    internal sealed class Query
    {
        public Page<User> Users => new([new User("Ada")]);

        public Page<User?> Gaps => new([new User("Ada"), null]);

        public Page<int?> Numbers => new([1, null]);

        public Connection<User> Connected => new([new Edge<User>(new User("Ada"))]);

        [GraphQLField]
        public Page<int> Count(Range<int> range) => new([.. Enumerable.Range(range.From, range.To - range.From + 1)]);
    }

    private static readonly Schema Schema = new Schema<Query>();

    [Test]
    public void Their_names_are_made_of_their_arguments() =>
        Assert.That(
            Schema.ToString(),
            Is.EqualTo(
                """
                type Query {
                  users: UserPage!
                  gaps: UserOptionalPage!
                  numbers: IntOptionalPage!
                  connected: UserConnection!
                  count(range: IntRange!): IntPage!
                }

                type UserPage {
                  items: [User!]!
                }

                type User {
                  name: String!
                }

                type UserOptionalPage {
                  items: [User]!
                }

                type IntOptionalPage {
                  items: [Int]!
                }

                type UserConnection {
                  edges: [UserEdge!]!
                }

                type UserEdge {
                  node: User!
                }

                type IntPage {
                  items: [Int!]!
                }

                input IntRange {
                  from: Int!
                  to: Int!
                }
                """.ReplaceLineEndings("\n")));

    [Test]
    public async Task Each_closing_is_a_type() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ users { __typename items { name } } gaps { __typename items { name } } numbers { items } connected { __typename edges { __typename node { name } } } count(range: { from: 2, to: 4 }) { items } }"),
            Is.EqualTo("""{"data":{"users":{"__typename":"UserPage","items":[{"name":"Ada"}]},"gaps":{"__typename":"UserOptionalPage","items":[{"name":"Ada"},null]},"numbers":{"items":[1,null]},"connected":{"__typename":"UserConnection","edges":[{"__typename":"UserEdge","node":{"name":"Ada"}}]},"count":{"items":[2,3,4]}}}"""));
}
