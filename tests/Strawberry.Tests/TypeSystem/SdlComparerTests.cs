using NUnit.Framework;

namespace Strawberry.Tests.TypeSystem;

public sealed class SdlComparerTests
{
    [Test]
    public void The_order_of_definitions_does_not_matter() => SdlComparer.AssertSame(
        "type Query { a: A } enum A { X } directive @d on FIELD",
        "directive @d on FIELD enum A { X } type Query { a: A }");

    [Test]
    public void Layout_does_not_matter() => SdlComparer.AssertSame("type Query{a(b:Int=1):Int}", "type Query {\n  a(b: Int = 1): Int\n}");

    [Test]
    public void Differences_are_listed_by_definition_and_line() => Assert.That(
        SdlComparer.Compare(
            "type Query { a: Int b: Int c: Int } enum A { X }",
            "type Query { a: Int c: Int! d: Int } enum B { X }"),
        Is.EqualTo(
            """
            unexpected type A
            missing type B
            different type Query
              + b: Int
              + c: Int
              - c: Int!
              - d: Int

            """));
}
