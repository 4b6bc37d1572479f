using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Fields and arguments of object and interface types. What graphql-js 17.1.0 says of the same schemas.</summary>
public sealed class FieldTests
{
    [Test]
    public void An_object_has_fields() => Refuses(
        """
        type Query { a: Empty }
        type Empty
        """,
        "Type Empty must define one or more fields.");

    [Test]
    public void An_interface_has_fields() => Refuses(
        """
        type Query { a: Int }
        interface Empty
        """,
        "Type Empty must define one or more fields.");

    [Test]
    public void An_extension_may_give_the_fields() => Accepts(
        """
        type Query { a: Int }
        type Empty
        extend type Empty { a: Int }
        """);

    [Test]
    public void A_field_type_is_no_input_object() => Refuses(
        """
        type Query { a: In }
        input In { b: Int }
        """,
        "The type of Query.a must be Output Type but got: In.");

    [Test]
    public void A_field_type_is_no_list_of_input_objects() => Refuses(
        """
        type Query { a: [In!]! }
        input In { b: Int }
        """,
        "The type of Query.a must be Output Type but got: [In!]!.");

    [Test]
    public void An_interface_field_type_is_no_input_object() => Refuses(
        """
        type Query { a: Int }
        interface I { a: In! }
        input In { b: Int }
        """,
        "The type of I.a must be Output Type but got: In!.");

    [Test]
    public void Every_output_type_may_be_a_field_type() => Accepts(
        """
        type Query implements I { a: Int b: [E!]! c: U d: I e: S q: Query }
        interface I { a: Int }
        enum E { A }
        union U = Query
        scalar S
        """);

    [Test]
    public void An_argument_type_is_no_object() => Refuses(
        """
        type Query { a(b: Query): Int }
        """,
        "The type of Query.a(b:) must be Input Type but got: Query.");

    [Test]
    public void An_argument_type_is_no_list_of_objects() => Refuses(
        """
        type Query { a(b: [Query!]!): Int }
        """,
        "The type of Query.a(b:) must be Input Type but got: [Query!]!.");

    [Test]
    public void An_argument_type_is_no_interface() => Refuses(
        """
        type Query { a(b: I): Int }
        interface I { a: Int }
        """,
        "The type of Query.a(b:) must be Input Type but got: I.");

    [Test]
    public void An_argument_type_is_no_union() => Refuses(
        """
        type Query { a(b: U): Int }
        union U = Query
        """,
        "The type of Query.a(b:) must be Input Type but got: U.");

    [Test]
    public void Every_input_type_may_be_an_argument_type() => Accepts(
        """
        type Query { a(b: In, c: [E!]!, d: S, e: ID): Int }
        input In { b: Int }
        enum E { A }
        scalar S
        """);

    [Test]
    public void A_required_argument_is_not_deprecated() => Refuses(
        """
        type Query { a(b: Int! @deprecated(reason: "no")): Int }
        """,
        "Required argument Query.a(b:) cannot be deprecated.");

    [Test]
    public void An_optional_argument_may_be_deprecated() => Accepts(
        """
        type Query { a(b: Int @deprecated, c: Int! = 1 @deprecated): Int }
        """);

    [Test]
    public void A_required_interface_argument_is_not_deprecated() => Refuses(
        """
        type Query { a: Int }
        interface I { a(b: [Int]! @deprecated): Int }
        """,
        "Required argument I.a(b:) cannot be deprecated.");

    [Test]
    public void A_union_has_members() => Refuses(
        """
        type Query { a: Int }
        union U
        """,
        "Union type U must define one or more member types.");

    [Test]
    public void A_union_names_a_member_once() => Refuses(
        """
        type Query { a: Int }
        union U = Query | Query
        """,
        "Union type U can only include type Query once.");

    [Test]
    public void A_union_names_a_member_once_over_extensions() => Refuses(
        """
        type Query { a: Int }
        union U = Query
        extend union U = Query
        """,
        "Union type U can only include type Query once.");

    [Test]
    public void A_union_member_is_an_object() => Refuses(
        """
        type Query { a: Int }
        interface I { a: Int }
        enum E { A }
        union U = I | Query | E | Int
        """,
        "Union type U can only include Object types, it cannot include I.",
        "Union type U can only include Object types, it cannot include E.",
        "Union type U can only include Object types, it cannot include Int.");

    [Test]
    public void A_union_is_no_union_member() => Refuses(
        """
        type Query { a: Int }
        union U = V
        union V = Query
        """,
        "Union type U can only include Object types, it cannot include V.");

    [Test]
    public void An_enum_has_values() => Refuses(
        """
        type Query { a: Int }
        enum E
        """,
        "Enum type E must define one or more values.");

    [Test]
    public void An_extension_may_give_the_values() => Accepts(
        """
        type Query { a: Int }
        enum E
        extend enum E { A }
        """);

    [Test]
    public void Every_problem_is_reported_at_once() => Refuses(
        """
        type Query { a: In b(c: Query): Int }
        input In
        enum E
        union U
        interface I
        """,
        "The type of Query.a must be Output Type but got: In.",
        "The type of Query.b(c:) must be Input Type but got: Query.",
        "Input Object type In must define one or more fields.",
        "Enum type E must define one or more values.",
        "Union type U must define one or more member types.",
        "Type I must define one or more fields.");
}
