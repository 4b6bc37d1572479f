using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Section 3.3.1, "Root Operation Types". What graphql-js 17.1.0 says of the same schemas.</summary>
public sealed class RootTypeTests
{
    [Test]
    public void A_schema_with_a_query_root_is_valid() => Accepts(
        """
        type Query { a: Int }
        """);

    [Test]
    public void A_query_root_is_required() => Refuses(
        """
        type Mutation { a: Int }
        """,
        "Query root type must be provided.");

    [Test]
    public void A_query_root_is_required_by_a_schema_definition() => Refuses(
        """
        schema { mutation: M }
        type M { a: Int }
        """,
        "Query root type must be provided.");

    [Test]
    public void A_type_named_Query_is_no_root_when_a_schema_definition_names_none() => Refuses(
        """
        schema { mutation: M }
        type Query { a: Int }
        type M { a: Int }
        """,
        "Query root type must be provided.");

    [Test]
    public void A_query_root_must_be_an_object() => Refuses(
        """
        input Query { a: Int }
        """,
        "Query root type must be Object type, it cannot be Query.");

    [Test]
    public void A_named_query_root_must_be_an_object() => Refuses(
        """
        schema { query: Q }
        interface Q { a: Int }
        """,
        "Query root type must be Object type, it cannot be Q.");

    [Test]
    public void A_mutation_root_must_be_an_object() => Refuses(
        """
        type Query { a: Int }
        input Mutation { a: Int }
        """,
        "Mutation root type must be Object type if provided, it cannot be Mutation.");

    [Test]
    public void A_subscription_root_must_be_an_object() => Refuses(
        """
        type Query { a: Int }
        union Subscription = Query
        """,
        "Subscription root type must be Object type if provided, it cannot be Subscription.");

    [Test]
    public void One_type_is_not_two_roots() => Refuses(
        """
        schema { query: Q mutation: Q }
        type Q { a: Int }
        """,
        """All root types must be different, "Q" type is used as query and mutation root types.""");

    [Test]
    public void One_type_is_not_three_roots() => Refuses(
        """
        schema { query: Q mutation: Q subscription: Q }
        type Q { a: Int }
        """,
        """All root types must be different, "Q" type is used as query, mutation, and subscription root types.""");

    [Test]
    public void Roots_named_by_the_schema_are_valid() => Accepts(
        """
        schema { query: Q mutation: M subscription: S }
        type Q { a: Int }
        type M { a: Int }
        type S { a: Int }
        """);

    [Test]
    public void A_root_may_come_from_a_schema_extension() => Accepts(
        """
        schema { query: Q }
        extend schema { mutation: M }
        type Q { a: Int }
        type M { a: Int }
        """);

    [Test]
    public void A_root_is_named_once() => Refuses(
        """
        schema { query: Q query: R }
        type Q { a: Int }
        type R { a: Int }
        """,
        "There can be only one query type in schema.");

    [Test]
    public void A_root_is_named_once_over_extensions() => Refuses(
        """
        schema { query: Q }
        extend schema { query: R }
        type Q { a: Int }
        type R { a: Int }
        """,
        "There can be only one query type in schema.");

    [Test]
    public void There_is_one_schema_definition() => Refuses(
        """
        schema { query: Q }
        schema { mutation: M }
        type Q { a: Int }
        type M { a: Int }
        """,
        "Must provide only one schema definition.");

    [Test]
    public void A_root_type_must_exist() => Refuses(
        """
        schema { query: Qeury }
        type Query { a: Int }
        """,
        """Unknown type "Qeury". Did you mean "Query"?""");
}
