using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>"IsValidImplementation" of section 3.6. What graphql-js 17.1.0 says of the same schemas.</summary>
public sealed class InterfaceTests
{
    [Test]
    public void A_type_may_implement_an_interface() => Accepts(
        """
        type Query implements I { a: Int b: Int }
        interface I { a: Int }
        """);

    [Test]
    public void A_type_does_not_implement_an_object() => Refuses(
        """
        type Query implements O { a: Int }
        type O { a: Int }
        """,
        "Type Query must only implement Interface types, it cannot implement O.");

    [Test]
    public void A_type_does_not_implement_a_scalar() => Refuses(
        """
        type Query implements Int { a: Int }
        """,
        "Type Query must only implement Interface types, it cannot implement Int.");

    [Test]
    public void An_interface_does_not_implement_a_union() => Refuses(
        """
        type Query { a: Int }
        interface I implements U { a: Int }
        union U = Query
        """,
        "Type I must only implement Interface types, it cannot implement U.");

    [Test]
    public void An_interface_does_not_implement_itself() => Refuses(
        """
        type Query { a: Int }
        interface I implements I { a: Int }
        """,
        "Type I cannot implement itself because it would create a circular reference.");

    [Test]
    public void An_interface_is_implemented_once() => Refuses(
        """
        type Query implements I & I { a: Int }
        interface I { a: Int }
        """,
        "Type Query can only implement I once.");

    [Test]
    public void An_interface_is_implemented_once_over_extensions() => Refuses(
        """
        type Query implements I { a: Int }
        extend type Query implements I
        interface I { a: Int }
        """,
        "Type Query can only implement I once.");

    [Test]
    public void Interfaces_do_not_implement_each_other() => Refuses(
        """
        type Query { a: Int }
        interface I implements J { a: Int }
        interface J implements I { a: Int }
        """,
        "Type I cannot implement J because it would create a circular reference.",
        "Type J cannot implement I because it would create a circular reference.");

    [Test]
    public void Interfaces_do_not_implement_each_other_in_a_ring() => Refuses(
        """
        type Query { a: Int }
        interface I implements J { a: Int }
        interface J implements K { a: Int }
        interface K implements I { a: Int }
        """,
        "Type I must implement K because it is implemented by J.",
        "Type J must implement I because it is implemented by K.",
        "Type K must implement J because it is implemented by I.");

    [Test]
    public void A_type_implements_the_interfaces_of_its_interfaces() => Refuses(
        """
        type Query implements J { a: Int }
        interface I { a: Int }
        interface J implements I { a: Int }
        """,
        "Type Query must implement I because it is implemented by J.");

    [Test]
    public void An_interface_implements_the_interfaces_of_its_interfaces() => Refuses(
        """
        type Query { a: Int }
        interface I { a: Int }
        interface J implements I { a: Int }
        interface K implements J { a: Int }
        """,
        "Type K must implement I because it is implemented by J.");

    [Test]
    public void Transitive_interfaces_may_be_spelled_out() => Accepts(
        """
        type Query implements I & J { a: Int }
        interface I { a: Int }
        interface J implements I { a: Int }
        """);

    [Test]
    public void A_field_of_an_interface_is_required() => Refuses(
        """
        type Query implements I { b: Int }
        interface I { a: Int }
        """,
        "Interface field I.a expected but Query does not provide it.");

    [Test]
    public void A_field_may_come_from_an_extension() => Accepts(
        """
        type Query implements I { b: Int }
        extend type Query { a: Int }
        interface I { a: Int }
        """);

    [Test]
    public void Every_missing_field_is_reported_at_once() => Refuses(
        """
        type Query implements I & J { z: Int }
        interface I { a: Int b: Int }
        interface J { c: Int }
        """,
        "Interface field I.a expected but Query does not provide it.",
        "Interface field I.b expected but Query does not provide it.",
        "Interface field J.c expected but Query does not provide it.");

    [Test]
    public void A_field_has_the_type_of_the_interface() => Refuses(
        """
        type Query implements I { a: String }
        interface I { a: Int }
        """,
        "Interface field I.a expects type Int but Query.a is type String.");

    [Test]
    public void A_field_may_be_narrower() => Accepts(
        """
        type Query implements I { a: Query b: Query c: I }
        interface I { a: I b: U c: I }
        union U = Query
        """);

    [Test]
    public void A_field_is_not_wider() => Refuses(
        """
        type Query implements I { a: I }
        interface I { a: Query }
        """,
        "Interface field I.a expects type Query but Query.a is type I.");

    [Test]
    public void A_field_is_not_of_another_object() => Refuses(
        """
        type Query implements I { a: B }
        interface I { a: A }
        type A { x: Int }
        type B { x: Int }
        """,
        "Interface field I.a expects type A but Query.a is type B.");

    [Test]
    public void A_field_is_not_an_object_outside_of_the_union() => Refuses(
        """
        type Query implements I { a: B }
        interface I { a: U }
        union U = Query
        type B { x: Int }
        """,
        "Interface field I.a expects type U but Query.a is type B.");

    [Test]
    public void A_field_may_be_an_interface_that_implements_the_promised_one() => Accepts(
        """
        type Query implements I { a: K }
        interface I { a: J }
        interface J { x: Int }
        interface K implements J { x: Int }
        """);

    [Test]
    public void A_non_null_field_is_narrower() => Accepts(
        """
        type Query implements I { a: Int! b: [Int!]! }
        interface I { a: Int b: [Int] }
        """);

    [Test]
    public void A_nullable_field_is_not_non_null() => Refuses(
        """
        type Query implements I { a: Int }
        interface I { a: Int! }
        """,
        "Interface field I.a expects type Int! but Query.a is type Int.");

    [Test]
    public void A_list_of_nullables_is_not_a_list_of_non_nulls() => Refuses(
        """
        type Query implements I { a: [Int] }
        interface I { a: [Int!] }
        """,
        "Interface field I.a expects type [Int!] but Query.a is type [Int].");

    [Test]
    public void A_list_is_not_an_item() => Refuses(
        """
        type Query implements I { a: [Int] }
        interface I { a: Int }
        """,
        "Interface field I.a expects type Int but Query.a is type [Int].");

    [Test]
    public void An_item_is_not_a_list() => Refuses(
        """
        type Query implements I { a: Int }
        interface I { a: [Int] }
        """,
        "Interface field I.a expects type [Int] but Query.a is type Int.");

    [Test]
    public void A_list_may_hold_narrower_items() => Accepts(
        """
        type Query implements I { a: [Query!]! }
        interface I { a: [I] }
        """);

    [Test]
    public void An_argument_of_the_interface_is_required() => Refuses(
        """
        type Query implements I { a: Int }
        interface I { a(b: Int): Int }
        """,
        "Interface field argument I.a(b:) expected but Query.a does not provide it.");

    [Test]
    public void An_argument_has_the_type_of_the_interface() => Refuses(
        """
        type Query implements I { a(b: String): Int }
        interface I { a(b: Int): Int }
        """,
        "Interface field argument I.a(b:) expects type Int but Query.a(b:) is type String.");

    [Test]
    public void An_argument_is_not_covariant() => Refuses(
        """
        type Query implements I { a(b: Int!): Int }
        interface I { a(b: Int): Int }
        """,
        "Interface field argument I.a(b:) expects type Int but Query.a(b:) is type Int!.");

    [Test]
    public void An_argument_is_not_contravariant() => Refuses(
        """
        type Query implements I { a(b: [Int]): Int }
        interface I { a(b: [Int]!): Int }
        """,
        "Interface field argument I.a(b:) expects type [Int]! but Query.a(b:) is type [Int].");

    [Test]
    public void Field_and_argument_types_are_both_reported() => Refuses(
        """
        type Query implements I { a(b: String): String }
        interface I { a(b: Int): Int }
        """,
        "Interface field I.a expects type Int but Query.a is type String.",
        "Interface field argument I.a(b:) expects type Int but Query.a(b:) is type String.");

    [Test]
    public void An_additional_argument_may_be_optional() => Accepts(
        """
        type Query implements I { a(b: Int, c: Int, d: Int! = 1): Int }
        interface I { a(b: Int): Int }
        """);

    [Test]
    public void An_additional_argument_is_not_required() => Refuses(
        """
        type Query implements I { a(b: Int, c: Int!): Int }
        interface I { a(b: Int): Int }
        """,
        """Argument "Query.a(c:)" must not be required type "Int!" if not provided by the Interface field "I.a".""");

    [Test]
    public void A_deprecated_field_needs_a_deprecated_promise() => Refuses(
        """
        type Query implements I { a: Int @deprecated }
        interface I { a: Int }
        """,
        "Interface field I.a is not deprecated, so implementation field Query.a must not be deprecated.");

    [Test]
    public void A_deprecated_field_of_an_interface_may_be_deprecated() => Accepts(
        """
        type Query implements I { a: Int @deprecated b: Int }
        interface I { a: Int @deprecated b: Int @deprecated }
        """);

    [Test]
    public void An_interface_is_held_to_what_its_interface_promises() => Refuses(
        """
        type Query { a: Int }
        interface I { a(b: Int): Int! }
        interface J implements I { a: Int }
        """,
        "Interface field I.a expects type Int! but J.a is type Int.",
        "Interface field argument I.a(b:) expected but J.a does not provide it.");
}
