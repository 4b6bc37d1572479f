using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Names, duplicates, unknown types and directive definitions. What graphql-js 17.1.0 says of the same schemas.</summary>
public sealed class NameAndDirectiveTests
{
    [Test]
    public void A_type_name_does_not_begin_with_two_underscores() => Refuses(
        """
        type Query { a: Int }
        type __Secret { a: Int }
        """,
        """Name "__Secret" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void A_field_name_does_not_begin_with_two_underscores() => Refuses(
        """
        type Query { __a: Int }
        """,
        """Name "__a" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void An_argument_name_does_not_begin_with_two_underscores() => Refuses(
        """
        type Query { a(__b: Int): Int }
        """,
        """Name "__b" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void An_input_field_name_does_not_begin_with_two_underscores() => Refuses(
        """
        type Query { a: Int }
        input In { __b: Int }
        """,
        """Name "__b" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void An_enum_value_name_does_not_begin_with_two_underscores() => Refuses(
        """
        type Query { a: Int }
        enum E { __A }
        """,
        """Name "__A" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void A_directive_name_does_not_begin_with_two_underscores() => Refuses(
        """
        type Query { a: Int }
        directive @__d on FIELD
        """,
        """Name "__d" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void A_directive_argument_name_does_not_begin_with_two_underscores() => Refuses(
        """
        type Query { a: Int }
        directive @d(__a: Int) on FIELD
        """,
        """Name "__a" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void One_underscore_is_a_name_as_any() => Accepts(
        """
        type Query { _a(_b: Int): _T }
        type _T { _: Int }
        """);

    [Test]
    public void Every_reserved_name_is_reported_at_once() => Refuses(
        """
        type Query { __a(__b: Int): __E }
        enum __E { __A }
        input __I { __c: Int }
        """,
        """Name "__a" must not begin with "__", which is reserved by GraphQL introspection.""",
        """Name "__b" must not begin with "__", which is reserved by GraphQL introspection.""",
        """Name "__E" must not begin with "__", which is reserved by GraphQL introspection.""",
        """Name "__A" must not begin with "__", which is reserved by GraphQL introspection.""",
        """Name "__I" must not begin with "__", which is reserved by GraphQL introspection.""",
        """Name "__c" must not begin with "__", which is reserved by GraphQL introspection.""");

    [Test]
    public void Type_names_are_unique() => Refuses(
        """
        type Query { a: Int }
        type A { a: Int }
        input A { b: Int }
        """,
        """There can be only one type named "A".""");

    [Test]
    public void Field_names_are_unique() => Refuses(
        """
        type Query { a: Int b: Int a: String }
        """,
        """Field "Query.a" can only be defined once.""");

    [Test]
    public void Interface_field_names_are_unique() => Refuses(
        """
        type Query { a: Int }
        interface I { b: Int b: Int }
        """,
        """Field "I.b" can only be defined once.""");

    [Test]
    public void Field_names_are_unique_over_extensions() => Refuses(
        """
        type Query { a: Int }
        extend type Query { a: Int }
        """,
        """Field "Query.a" can only be defined once.""");

    [Test]
    public void Input_field_names_are_unique() => Refuses(
        """
        type Query { a: Int }
        input In { a: Int a: Int }
        """,
        """Field "In.a" can only be defined once.""");

    [Test]
    public void Input_field_names_are_unique_over_extensions() => Refuses(
        """
        type Query { a: Int }
        input In { a: Int }
        extend input In { a: Int }
        """,
        """Field "In.a" can only be defined once.""");

    [Test]
    public void Argument_names_are_unique() => Refuses(
        """
        type Query { a(b: Int, c: Int, b: Int): Int }
        """,
        """Argument "Query.a(b:)" can only be defined once.""");

    [Test]
    public void Directive_argument_names_are_unique() => Refuses(
        """
        type Query { a: Int }
        directive @d(a: Int, a: Int) on FIELD
        """,
        """Argument "@d(a:)" can only be defined once.""");

    [Test]
    public void Enum_value_names_are_unique() => Refuses(
        """
        type Query { a: Int }
        enum E { A B A }
        """,
        """Enum value "E.A" can only be defined once.""");

    [Test]
    public void Enum_value_names_are_unique_over_extensions() => Refuses(
        """
        type Query { a: Int }
        enum E { A }
        extend enum E { A }
        """,
        """Enum value "E.A" can only be defined once.""");

    [Test]
    public void Directive_names_are_unique() => Refuses(
        """
        type Query { a: Int }
        directive @d on FIELD
        directive @d on QUERY
        """,
        """There can be only one directive named "@d".""");

    [Test]
    public void A_field_type_must_exist() => Refuses(
        """
        type Query { a: Foo }
        """,
        """Unknown type "Foo".""");

    [Test]
    public void A_near_type_name_is_suggested() => Refuses(
        """
        type Query { a: Strin b: [Colour!]! }
        enum Color { A }
        """,
        """Unknown type "Strin". Did you mean "String"?""",
        """Unknown type "Colour". Did you mean "Color"?""");

    [Test]
    public void An_argument_type_must_exist() => Refuses(
        """
        type Query { a(b: [Foo!]): Int }
        """,
        """Unknown type "Foo".""");

    [Test]
    public void An_interface_must_exist() => Refuses(
        """
        type Query implements Nowhere { a: Int }
        """,
        """Unknown type "Nowhere".""");

    [Test]
    public void A_union_member_must_exist() => Refuses(
        """
        type Query { a: Int }
        union U = Query | Nowhere
        """,
        """Unknown type "Nowhere".""");

    [Test]
    public void A_directive_argument_type_must_exist() => Refuses(
        """
        type Query { a: Int }
        directive @d(a: Nowhere) on FIELD
        """,
        """Unknown type "Nowhere".""");

    [Test]
    public void Every_unknown_type_is_reported_at_once() => Refuses(
        """
        type Query implements A { a(b: B): C }
        union U = D
        input I { e: EEE }
        """,
        """Unknown type "A". Did you mean "I" or "U"?""",
        """Unknown type "B". Did you mean "I" or "U"?""",
        """Unknown type "C". Did you mean "I" or "U"?""",
        """Unknown type "D". Did you mean "I", "ID", or "U"?""",
        """Unknown type "EEE".""");

    [Test]
    public void An_extended_type_must_exist() => Refuses(
        """
        type Query { a: Int }
        extend type Qeury { b: Int }
        """,
        """Cannot extend type "Qeury" because it is not defined. Did you mean "Query"?""");

    [Test]
    public void An_extended_type_far_from_all_gets_no_suggestion() => Refuses(
        """
        type Query { a: Int }
        extend enum Zebra { B }
        """,
        """Cannot extend type "Zebra" because it is not defined.""");

    [Test]
    public void An_extension_is_of_the_kind_of_its_type() => Refuses(
        """
        type Query { a: Int }
        extend input Query { b: Int }
        """,
        """Cannot extend non-input object type "Query".""");

    [Test]
    public void An_object_extension_does_not_extend_a_scalar() => Refuses(
        """
        type Query { a: Int }
        scalar S
        extend type S { b: Int }
        """,
        """Cannot extend non-object type "S".""");

    [Test]
    public void A_scalar_extension_does_not_extend_an_enum() => Refuses(
        """
        type Query { a: Int }
        enum E { A }
        extend scalar E @specifiedBy(url: "x")
        """,
        """Cannot extend non-scalar type "E".""");

    [Test]
    public void A_union_extension_does_not_extend_an_interface() => Refuses(
        """
        type Query { a: Int }
        interface I { a: Int }
        extend union I = Query
        """,
        """Cannot extend non-union type "I".""");

    [Test]
    public void An_enum_extension_does_not_extend_a_union() => Refuses(
        """
        type Query { a: Int }
        union U = Query
        extend enum U { A }
        """,
        """Cannot extend non-enum type "U".""");

    [Test]
    public void An_interface_extension_does_not_extend_an_object() => Refuses(
        """
        type Query { a: Int }
        extend interface Query { b: Int }
        """,
        """Cannot extend non-interface type "Query".""");

    [Test]
    public void A_directive_argument_has_an_input_type() => Refuses(
        """
        type Query { a: Int }
        directive @d(a: Query) on FIELD
        """,
        "The type of @d(a:) must be Input Type but got: Query.");

    [Test]
    public void A_required_directive_argument_is_not_deprecated() => Refuses(
        """
        type Query { a: Int }
        directive @d(a: Int! @deprecated) on FIELD
        """,
        "Required argument @d(a:) cannot be deprecated.");

    [Test]
    public void A_deprecated_directive_argument_may_have_a_default() => Accepts(
        """
        type Query { a: Int }
        directive @d(a: Int! = 1 @deprecated, b: Int @deprecated) on FIELD
        """);

    [Test]
    public void A_default_of_a_directive_argument_is_checked() => Refuses(
        """
        type Query { a: Int }
        directive @d(a: Int = "x") on FIELD
        """,
        "@d(a:) has invalid default value: Int cannot represent non-integer value: \"x\"");
}
