using NUnit.Framework;
using static Strawberry.Tests.TypeSystem.SchemaJudge;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Section 3.10, "Input Objects". What graphql-js 17.1.0 says of the same schemas.</summary>
public sealed class InputObjectTests
{
    [Test]
    public void An_input_object_has_fields() => Refuses(
        """
        type Query { a: Int }
        input In
        """,
        "Input Object type In must define one or more fields.");

    [Test]
    public void An_input_field_type_is_no_object() => Refuses(
        """
        type Query { a: Int }
        input In { a: Query b: [Query!]! }
        """,
        "The type of In.a must be Input Type but got: Query.",
        "The type of In.b must be Input Type but got: [Query!]!.");

    [Test]
    public void An_input_field_type_is_no_interface_or_union() => Refuses(
        """
        type Query { a: Int }
        interface I { a: Int }
        union U = Query
        input In { a: I b: U }
        """,
        "The type of In.a must be Input Type but got: I.",
        "The type of In.b must be Input Type but got: U.");

    [Test]
    public void A_required_input_field_is_not_deprecated() => Refuses(
        """
        type Query { a: Int }
        input In { a: Int! @deprecated b: Int @deprecated c: Int! = 1 @deprecated }
        """,
        "Required input field In.a cannot be deprecated.");

    [Test]
    public void A_oneOf_field_is_nullable() => Refuses(
        """
        type Query { a: Int }
        input In @oneOf { a: Int b: Int! }
        """,
        "OneOf input field In.b must be nullable.");

    [Test]
    public void A_oneOf_field_has_no_default() => Refuses(
        """
        type Query { a: Int }
        input In @oneOf { a: Int b: Int = 1 }
        """,
        "OneOf input field In.b cannot have a default value.");

    [Test]
    public void A_oneOf_field_is_nullable_and_has_no_default() => Refuses(
        """
        type Query { a: Int }
        input In @oneOf { a: Int! = 1 }
        """,
        "OneOf input field In.a must be nullable.",
        "OneOf input field In.a cannot have a default value.");

    [Test]
    public void Nullable_references_may_be_circular() => Accepts(
        """
        type Query { a: Int }
        input A { b: B a: A }
        input B { a: A! }
        """);

    [Test]
    public void Lists_break_a_circle() => Accepts(
        """
        type Query { a: Int }
        input A { a: [A!]! }
        """);

    [Test]
    public void An_input_object_does_not_need_itself() => Refuses(
        """
        type Query { a: Int }
        input A { a: A! }
        """,
        "Input Object A cannot be provided a finite value because it references itself through fields: A.a.");

    [Test]
    public void A_default_does_not_break_a_circle() => Refuses(
        """
        type Query { a: Int }
        input A { a: A! = {} }
        """,
        "Invalid circular reference. The default value of Input Object field A.a references itself.",
        "Input Object A cannot be provided a finite value because it references itself through fields: A.a.");

    [Test]
    public void Input_objects_do_not_need_each_other() => Refuses(
        """
        type Query { a: Int }
        input A { b: B! }
        input B { c: C! }
        input C { a: A! }
        """,
        "Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.c, C.a.");

    [Test]
    public void Circles_that_meet_are_each_reported() => Refuses(
        """
        type Query { a: Int }
        input A { b: B! c: C! }
        input B { a: A! }
        input C { c: C! a: A! }
        """,
        "Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a.",
        "Input Object C cannot be provided a finite value because it references itself through fields: C.c.",
        "Input Object A cannot be provided a finite value because it references itself through fields: A.c, C.a.");

    [Test]
    public void An_input_object_outside_of_the_circle_is_not_blamed() => Refuses(
        """
        type Query { a: Int }
        input Start { a: A! }
        input A { b: B! }
        input B { a: A! }
        """,
        "Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a.");

    [Test]
    public void A_oneOf_object_does_not_need_itself() => Refuses(
        """
        type Query { a: Int }
        input A @oneOf { a: A }
        """,
        "Input Object A cannot be provided a finite value because it references itself through fields: A.a.");

    [Test]
    public void A_oneOf_object_with_another_field_is_finite() => Accepts(
        """
        type Query { a: Int }
        input A @oneOf { a: A b: Int }
        """);

    [Test]
    public void A_oneOf_object_with_a_list_of_itself_is_finite() => Accepts(
        """
        type Query { a: Int }
        input A @oneOf { a: [A!] }
        """);

    [Test]
    public void A_oneOf_object_with_a_finite_object_is_finite() => Accepts(
        """
        type Query { a: Int }
        input A @oneOf { a: A b: B }
        input B { x: Int }
        """);

    [Test]
    public void OneOf_objects_do_not_need_each_other() => Refuses(
        """
        type Query { a: Int }
        input A @oneOf { b: B }
        input B @oneOf { a: A }
        """,
        "Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a.");

    [Test]
    public void A_oneOf_and_a_plain_object_do_not_need_each_other() => Refuses(
        """
        type Query { a: Int }
        input A @oneOf { b: B }
        input B { a: A! }
        """,
        "Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a.");

    [Test]
    public void A_default_does_not_need_itself() => Refuses(
        """
        type Query { a: Int }
        input A { x: A = {} }
        """,
        "Invalid circular reference. The default value of Input Object field A.x references itself.");

    [Test]
    public void Defaults_do_not_need_each_other() => Refuses(
        """
        type Query { a: Int }
        input A { b: B = {} }
        input B { c: C = {} }
        input C { a: A = {} }
        """,
        "Invalid circular reference. The default value of Input Object field A.b references itself via the default values of: B.c, C.a.");

    [Test]
    public void A_default_in_a_list_does_not_need_itself() => Refuses(
        """
        type Query { a: Int }
        input A { x: [A] = [{}, null, { x: null }] }
        """,
        "Invalid circular reference. The default value of Input Object field A.x references itself.");

    [Test]
    public void A_nested_default_does_not_need_itself() => Refuses(
        """
        type Query { a: Int }
        input A { b: B = { a: {} } }
        input B { a: A n: Int }
        """,
        "Invalid circular reference. The default value of Input Object field A.b references itself.");

    [Test]
    public void A_default_that_ends_is_valid() => Accepts(
        """
        type Query { a: Int }
        input A { x: A = { x: null } y: [A] = [] z: A = null }
        """);

    [Test]
    public void Two_circles_of_defaults_are_each_reported() => Refuses(
        """
        type Query { a: Int }
        input A { b: B = {} c: C = {} }
        input B { a: A = {} }
        input C { a: A = {} }
        """,
        "Invalid circular reference. The default value of Input Object field A.b references itself via the default values of: B.a.",
        "Invalid circular reference. The default value of Input Object field A.b references itself via the default values of: B.a, A.c, C.a.",
        "Invalid circular reference. The default value of Input Object field A.c references itself via the default values of: C.a.");
}
