using System.Collections.Immutable;
using System.Text;
using NUnit.Framework;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class PrinterTests
{
    [TestCase(KitchenSink.Query, KitchenSink.PrintedQuery)]
    [TestCase(KitchenSink.Schema, KitchenSink.PrintedSchema)]
    public void Every_construct_is_printed_as_the_reference_prints_it(string text, string printed) =>
        Assert.That(Printer.Print(Parse(text)), Is.EqualTo(printed));

    [TestCase(KitchenSink.PrintedQuery)]
    [TestCase(KitchenSink.PrintedSchema)]
    public void Printed_text_is_printed_as_it_is(string printed) =>
        Assert.That(Printer.Print(Parse(printed)), Is.EqualTo(printed));

    [TestCaseSource(typeof(StringCases), nameof(StringCases.Values))]
    public void A_string_is_written_as_a_literal(string value, bool block, string literal) =>
        Assert.That(Printer.Print(new StringValueNode(0, 0, value, block)), Is.EqualTo(literal));

    [TestCase("[[Int!]]!")]
    [TestCase("A")]
    public void A_type_is_printed_as_written(string type) =>
        Assert.That(Printer.Print(Parser.ParseType(Encoding.UTF8.GetBytes(type)).Node!), Is.EqualTo(type));

    [Test]
    public void A_part_of_a_document_is_printed_without_outer_indentation()
    {
        var operation = (OperationDefinitionNode)Parse("query Q($a: Int = 1 @d) { a: b(c: {d: $a}) @e(f: 1) { ...G ...{ h } } }").Definitions[0];
        var field = (FieldNode)operation.SelectionSet.Selections[0];
        var value = (ObjectValueNode)field.Arguments[0].Value;

        Assert.That(Printer.Print(operation.VariableDefinitions[0]), Is.EqualTo("$a: Int = 1 @d"));
        Assert.That(Printer.Print(field), Is.EqualTo("a: b(c: { d: $a }) @e(f: 1) {\n  ...G\n  ... {\n    h\n  }\n}"));
        Assert.That(Printer.Print(field.SelectionSet!), Is.EqualTo("{\n  ...G\n  ... {\n    h\n  }\n}"));
        Assert.That(Printer.Print(field.Arguments[0]), Is.EqualTo("c: { d: $a }"));
        Assert.That(Printer.Print(field.Directives[0]), Is.EqualTo("@e(f: 1)"));
        Assert.That(Printer.Print(value), Is.EqualTo("{ d: $a }"));
        Assert.That(Printer.Print(value.Fields[0]), Is.EqualTo("d: $a"));
    }

    [TestCase("type A query { b }", "type A\n\nquery {\n  b\n}")]
    [TestCase("enum A @b { C } query { d }", "enum A @b {\n  C\n}\n\n{\n  d\n}")]
    public void A_query_keeps_its_keyword_where_its_braces_would_be_read_as_those_of_the_type_before(string text, string printed) =>
        Assert.That(Printer.Print(Parse(text)), Is.EqualTo(printed));

    [Test]
    public void What_the_parser_never_makes_is_printed_too()
    {
        var empty = new SelectionSetNode(0, 0, []);
        var query = new OperationDefinitionNode(0, 0, OperationType.Query, null, [], [], empty, null);

        Assert.That(Printer.Print(query), Is.EqualTo("{}"));
        Assert.That(Printer.Print(new Document(default, ImmutableArray<DefinitionNode>.Empty)), Is.Empty);
    }

    private static Document Parse(string text) => Parser.Parse(text).Node!;
}
