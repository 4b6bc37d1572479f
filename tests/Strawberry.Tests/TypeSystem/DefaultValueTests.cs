using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Default values coerce to their types: "Input Coercion" of sections 3.5 to 3.12. What graphql-js 17.1.0 says of the same schemas.</summary>
public sealed class DefaultValueTests
{
    [Test]
    public void Defaults_of_all_scalars_are_valid() => Accepts(
        """
        type Query { a(i: Int = 1, f: Float = 1, g: Float = 1.5e3, s: String = "x", b: Boolean = true, d: ID = 1, e: ID = "x", n: Int = null): Int }
        """);

    [Test]
    public void A_string_is_no_Int() => Refuses(
        """
        type Query { a(b: Int = "x"): Int }
        """,
        "Query.a(b:) has invalid default value: Int cannot represent non-integer value: \"x\"");

    [Test]
    public void A_float_is_no_Int() => Refuses(
        """
        type Query { a(b: Int = 1.0): Int }
        """,
        "Query.a(b:) has invalid default value: Int cannot represent non-integer value: 1.0");

    [Test]
    public void A_large_integer_is_no_Int() => Refuses(
        """
        type Query { a(b: Int = 2147483648, c: Int = -2147483649, d: Int = 2147483647, e: Int = -2147483648): Int }
        """,
        "Query.a(b:) has invalid default value: Int cannot represent non 32-bit signed integer value: 2147483648",
        "Query.a(c:) has invalid default value: Int cannot represent non 32-bit signed integer value: -2147483649");

    [Test]
    public void A_very_large_integer_is_no_Int() => Refuses(
        """
        type Query { a(b: Int = 123456789012345678901234567890): Int }
        """,
        "Query.a(b:) has invalid default value: Int cannot represent non 32-bit signed integer value: 123456789012345678901234567890");

    [Test]
    public void A_list_is_no_Int() => Refuses(
        """
        type Query { a(b: Int = [1]): Int }
        """,
        "Query.a(b:) has invalid default value: Int cannot represent non-integer value: [1]");

    [Test]
    public void An_object_is_no_Int() => Refuses(
        """
        type Query { a(b: Int = { c: "d" }): Int }
        """,
        """Query.a(b:) has invalid default value: Int cannot represent non-integer value: { c: "d" }""");

    [Test]
    public void A_string_is_no_Float() => Refuses(
        """
        type Query { a(b: Float = "1.5"): Int }
        """,
        "Query.a(b:) has invalid default value: Float cannot represent non numeric value: \"1.5\"");

    [Test]
    public void An_integer_is_no_String() => Refuses(
        """
        type Query { a(b: String = 1): Int }
        """,
        "Query.a(b:) has invalid default value: String cannot represent a non string value: 1");

    [Test]
    public void An_enum_value_is_no_String() => Refuses(
        """
        type Query { a(b: String = RED): Int }
        """,
        "Query.a(b:) has invalid default value: String cannot represent a non string value: RED");

    [Test]
    public void An_integer_is_no_Boolean() => Refuses(
        """
        type Query { a(b: Boolean = 0): Int }
        """,
        "Query.a(b:) has invalid default value: Boolean cannot represent a non boolean value: 0");

    [Test]
    public void A_float_is_no_ID() => Refuses(
        """
        type Query { a(b: ID = 1.5, c: ID = true): Int }
        """,
        "Query.a(b:) has invalid default value: ID cannot represent a non-string and non-integer value: 1.5",
        "Query.a(c:) has invalid default value: ID cannot represent a non-string and non-integer value: true");

    [Test]
    public void Null_is_no_non_null() => Refuses(
        """
        type Query { a(b: Int! = null): Int }
        """,
        """Query.a(b:) has invalid default value: Expected value of non-null type "Int!" not to be null.""");

    [Test]
    public void A_custom_scalar_takes_every_literal() => Accepts(
        """
        type Query { a(b: S = { x: [1, "y", Z] }, c: S = 1, d: S = []): Int }
        scalar S
        """);

    [Test]
    public void An_enum_default_is_one_of_its_values() => Refuses(
        """
        type Query { a(b: E = GREEN): Int }
        enum E { RED BLUE }
        """,
        """Query.a(b:) has invalid default value: Value "GREEN" does not exist in "E" enum. Did you mean the enum value "RED"?""");

    [Test]
    public void A_near_enum_value_is_suggested() => Refuses(
        """
        type Query { a(b: Color = RAD): Int }
        enum Color { RED BLUE READ }
        """,
        """Query.a(b:) has invalid default value: Value "RAD" does not exist in "Color" enum. Did you mean the enum value "READ" or "RED"?""");

    [Test]
    public void A_string_is_no_enum_value() => Refuses(
        """
        type Query { a(b: Color = "RED"): Int }
        enum Color { RED }
        """,
        """Query.a(b:) has invalid default value: Enum "Color" cannot represent non-enum value: "RED". Did you mean the enum value "RED"?""");

    [Test]
    public void A_list_default_is_checked_item_by_item() => Refuses(
        """
        type Query { a(b: [Int!] = [1, "x", null, 2.5]): Int }
        """,
        "Query.a(b:) has invalid default value at [1]: Int cannot represent non-integer value: \"x\"",
        """Query.a(b:) has invalid default value at [2]: Expected value of non-null type "Int!" not to be null.""",
        "Query.a(b:) has invalid default value at [3]: Int cannot represent non-integer value: 2.5");

    [Test]
    public void A_nested_list_default_says_where() => Refuses(
        """
        type Query { a(b: [[Int]] = [[1], [2, "x"]]): Int }
        """,
        "Query.a(b:) has invalid default value at [1][1]: Int cannot represent non-integer value: \"x\"");

    [Test]
    public void A_single_item_may_stand_for_a_list() => Refuses(
        """
        type Query { a(b: [Int] = 1, c: [[Int!]!]! = 2, d: [Int] = "x"): Int }
        """,
        "Query.a(d:) has invalid default value: Int cannot represent non-integer value: \"x\"");

    [Test]
    public void An_input_object_default_is_an_object() => Refuses(
        """
        type Query { a(b: In = 1): Int }
        input In { c: Int }
        """,
        """Query.a(b:) has invalid default value: Expected value of type "In" to be an object, found: 1.""");

    [Test]
    public void An_input_object_default_has_the_required_fields() => Refuses(
        """
        type Query { a(b: In = { d: 1 }): Int }
        input In { c: Int! d: Int e: Int! = 1 }
        """,
        """Query.a(b:) has invalid default value: Expected value of type "In" to include required field "c", found: { d: 1 }.""");

    [Test]
    public void An_input_object_default_has_no_unknown_field() => Refuses(
        """
        type Query { a(b: In = { c: 1, zebra: 2 }): Int }
        input In { c: Int }
        """,
        """Query.a(b:) has invalid default value: Expected value of type "In" not to include unknown field "zebra", found: { c: 1, zebra: 2 }.""");

    [Test]
    public void A_near_input_field_is_suggested() => Refuses(
        """
        type Query { a(b: In = { colour: 1 }): Int }
        input In { color: Int }
        """,
        """Query.a(b:) has invalid default value: Expected value of type "In" not to include unknown field "colour". Did you mean "color"? Found: { colour: 1 }.""");

    [Test]
    public void An_input_object_default_says_where() => Refuses(
        """
        type Query { a(b: In = { c: [{ d: "x" }] }): Int }
        input In { c: [In] d: Int }
        """,
        "Query.a(b:) has invalid default value at .c[0].d: Int cannot represent non-integer value: \"x\"");

    [Test]
    public void A_long_default_is_quoted_over_lines() => Refuses(
        """
        type Query { a(b: In = { first: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", second: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", third: ["c"] }): Int }
        input In { first: String }
        """,
        """
            Query.a(b:) has invalid default value: Expected value of type "In" not to include unknown field "second", found: {
              first: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
              second: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
              third: ["c"]
            }.
            """,
        """
            Query.a(b:) has invalid default value: Expected value of type "In" not to include unknown field "third", found: {
              first: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
              second: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
              third: ["c"]
            }.
            """);

    [Test]
    public void A_text_default_is_quoted_with_escapes() => Refuses(
        """
        type Query { a(b: Int = "a\"b\\c\n\u0007é"): Int }
        """,
        "Query.a(b:) has invalid default value: Int cannot represent non-integer value: \"a\\\"b\\\\c\\n\\u0007é\"");

    [Test]
    public void A_oneOf_default_gives_one_field() => Refuses(
        """
        type Query { a(b: In = {}, c: In = { x: 1, y: 2 }, d: In = { x: 1 }): Int }
        input In @oneOf { x: Int y: Int }
        """,
        """Query.a(b:) has invalid default value: Within OneOf Input Object type "In", exactly one field must be specified, and the value for that field must be non-null.""",
        """Query.a(c:) has invalid default value: Within OneOf Input Object type "In", exactly one field must be specified, and the value for that field must be non-null.""");

    [Test]
    public void A_oneOf_default_gives_no_null() => Refuses(
        """
        type Query { a(b: In = { x: null }): Int }
        input In @oneOf { x: Int y: Int }
        """,
        """Query.a(b:) has invalid default value at .x: Within OneOf Input Object type "In", exactly one field must be specified, and the value for that field must be non-null.""");

    [Test]
    public void An_input_field_default_is_checked() => Refuses(
        """
        type Query { a: Int }
        input In { a: Int = "x" b: [Boolean!] = [true, 1] }
        """,
        "In.a has invalid default value: Int cannot represent non-integer value: \"x\"",
        "In.b has invalid default value at [1]: Boolean cannot represent a non boolean value: 1");

    [Test]
    public void Every_problem_of_a_default_is_reported() => Refuses(
        """
        type Query { a(b: In = { x: "1", z: 1 }): Int }
        input In { x: Int y: Int! }
        """,
        "Query.a(b:) has invalid default value at .x: Int cannot represent non-integer value: \"1\"",
        """Query.a(b:) has invalid default value: Expected value of type "In" to include required field "y", found: { x: "1", z: 1 }.""",
        """Query.a(b:) has invalid default value: Expected value of type "In" not to include unknown field "z". Did you mean "x" or "y"? Found: { x: "1", z: 1 }.""");
}
