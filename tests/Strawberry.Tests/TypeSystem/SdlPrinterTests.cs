using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>The layout of printed schemas. Expected texts are those of graphql-js 17.1.0 <c>printSchema</c>.</summary>
public sealed class SdlPrinterTests
{
    [Test]
    public void Types_of_every_kind() => PrintsItself(
        """
        scalar Date @specifiedBy(url: "https://example.com/date")

        enum Color {
          RED
          GREEN
        }

        interface Node {
          id: ID!
        }

        interface Named implements Node {
          id: ID!
          name: String
        }

        input Filter {
          limit: Int! = 2
          color: Color = GREEN
          tags: [String!] = ["a", "b"]
          nested: Filter
        }

        input By @oneOf {
          id: ID
          name: String
        }

        type Human implements Named & Node {
          id: ID!
          name: String
          born: Date
        }

        type Droid {
          on: Boolean
          load: Float
        }

        union Any = Human | Droid

        type Query {
          find(filter: Filter = { limit: 1, color: RED }, by: By): [Any!]!
        }
        """);

    [Test]
    public void Directives_with_arguments_and_repeatable() => PrintsItself(
        """
        directive @a on FIELD

        directive @b(x: Int! = 1, y: [String]) repeatable on FIELD | FRAGMENT_SPREAD | INPUT_FIELD_DEFINITION

        type Query {
          a: Int
        }
        """);

    [Test]
    public void Incremental_directives() => PrintsItself(
        """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD

        type Query {
          a: Int
        }
        """);

    [Test]
    public void Specified_directives_and_scalars_are_left_out() => Prints(
        """
        directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        scalar Int
        type Query {
          a: Int
        }
        """,
        """
        type Query {
          a: Int
        }
        """);

    [Test]
    public void Default_roots_need_no_schema_definition() => Prints(
        """
        schema { query: Query mutation: Mutation }
        type Query {
          a: Int
        }

        type Mutation {
          a: Int
        }
        """,
        """
        type Query {
          a: Int
        }

        type Mutation {
          a: Int
        }
        """);

    [Test]
    public void Other_roots_are_spelled_out() => PrintsItself(
        """
        schema {
          query: Q
          mutation: M
          subscription: S
        }

        type Q {
          a: Int
        }

        type M {
          a: Int
        }

        type S {
          a: Int
        }
        """);

    [Test]
    public void An_unused_Mutation_type_makes_roots_spelled_out() => PrintsItself(
        """
        schema {
          query: Query
        }

        type Query {
          a: Int
        }

        type Mutation {
          a: Int
        }
        """);

    [Test]
    public void A_description_of_the_schema() => PrintsItself(
        """"
        """All of it."""
        schema {
          query: Query
        }

        type Query {
          a: Int
        }
        """");

    [Test]
    public void Descriptions_everywhere() => PrintsItself(
        """"
        """A directive."""
        directive @d(
          """An argument."""
          x: Int

          """Another."""
          y: Int = 2
          z: Int
        ) on FIELD

        """A scalar."""
        scalar S

        """An enum."""
        enum E {
          """First."""
          A
          B

          """Third."""
          C
        }

        """An input."""
        input I {
          """A field."""
          a: Int
          b: Int

          """Third."""
          c: Int
        }

        """A union."""
        union U = Query

        """An object."""
        type Query {
          a: Int

          """A field."""
          b(
            """An argument."""
            x: Int
            y: Int

            """Third."""
            z: Int
          ): Int

          """Last."""
          c(x: Int): Int
        }
        """");

    [Test]
    public void Deprecations() => Prints(
        """
        enum E {
          A @deprecated
          B @deprecated(reason: "Say \"A\".")
        }

        input I {
          a: Int @deprecated(reason: "")
          b: Int = 1 @deprecated
        }

        type Query {
          a(x: Int @deprecated, y: Int = 2 @deprecated(reason: "line\nbreak")): Int @deprecated(reason: "No longer supported")
        }
        """,
        """
        enum E {
          A @deprecated
          B @deprecated(reason: "Say \"A\".")
        }

        input I {
          a: Int @deprecated(reason: "")
          b: Int = 1 @deprecated
        }

        type Query {
          a(x: Int @deprecated, y: Int = 2 @deprecated(reason: "line\nbreak")): Int @deprecated
        }
        """);

    [Test]
    public void Extensions_are_merged() => Prints(
        """
        type Query {
          a: Int
        }

        extend type Query implements N {
          b: Int
        }

        interface N {
          b: Int
        }

        enum E {
          A
        }

        extend enum E {
          B
        }

        input I {
          a: Int
        }

        extend input I {
          b: Int
        }

        scalar S

        extend scalar S @specifiedBy(url: "u")

        type T {
          a: Int
        }

        union U = Query

        extend union U = T

        extend interface N {
          c: Int
        }
        """,
        """
        type Query implements N {
          a: Int
          b: Int
        }

        interface N {
          b: Int
          c: Int
        }

        enum E {
          A
          B
        }

        input I {
          a: Int
          b: Int
        }

        scalar S @specifiedBy(url: "u")

        type T {
          a: Int
        }

        union U = Query | T
        """);

    [Test]
    public void Types_without_members() => PrintsItself(
        """
        type Query

        interface I

        enum E

        input In

        union U
        """);
}
