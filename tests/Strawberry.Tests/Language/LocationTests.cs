using System.Text;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class LocationTests
{
    [Test]
    public void A_node_spans_its_first_to_its_last_token()
    {
        var text = " query Q ( $a : [ Int ! ] ! = [ 1 ] @d ) @e ( f : $a ) { x : y ( z : { k : 1 } ) @g { ... H @i ... on T { j } } } ";
        var document = Parser.Parse(text).Node!;
        var operation = (OperationDefinitionNode)document.Definitions[0];
        var variable = operation.VariableDefinitions[0];
        var field = (FieldNode)operation.SelectionSet.Selections[0];

        Assert.That(Spanned(document), Is.EqualTo(text));
        Assert.That(Spanned(operation), Is.EqualTo(text.Trim()));
        Assert.That(Spanned(variable), Is.EqualTo("$a : [ Int ! ] ! = [ 1 ] @d"));
        Assert.That(Spanned(variable.Variable), Is.EqualTo("$a"));
        Assert.That(Spanned(variable.Type), Is.EqualTo("[ Int ! ] !"));
        Assert.That(Spanned(((NonNullTypeNode)variable.Type).Type), Is.EqualTo("[ Int ! ]"));
        Assert.That(Spanned(variable.DefaultValue!), Is.EqualTo("[ 1 ]"));
        Assert.That(Spanned(operation.Directives[0]), Is.EqualTo("@e ( f : $a )"));
        Assert.That(Spanned(operation.Directives[0].Arguments[0]), Is.EqualTo("f : $a"));
        Assert.That(Spanned(field), Is.EqualTo("x : y ( z : { k : 1 } ) @g { ... H @i ... on T { j } }"));
        Assert.That(text[field.Name.Start..field.Name.End], Is.EqualTo("y"));
        Assert.That(Spanned(field.Arguments[0].Value), Is.EqualTo("{ k : 1 }"));
        Assert.That(Spanned(((ObjectValueNode)field.Arguments[0].Value).Fields[0]), Is.EqualTo("k : 1"));
        Assert.That(Spanned(field.SelectionSet!.Selections[0]), Is.EqualTo("... H @i"));
        Assert.That(Spanned(field.SelectionSet.Selections[1]), Is.EqualTo("... on T { j }"));

        string Spanned(SyntaxNode node) => text[node.Start..node.End];
    }

    [TestCase("\"d\" type A implements B & C @d { a(b: Int = 1 @c): D! @e }")]
    [TestCase("\"d\" schema @d { query: Q }")]
    [TestCase("scalar A @b")]
    [TestCase("\"d\" interface A implements B { a: B }")]
    [TestCase("union A = | B | C")]
    [TestCase("enum A { B @c }")]
    [TestCase("input A { b: C = {d: 1} @e }")]
    [TestCase("\"d\" directive @a(b: Int) repeatable on | FIELD | QUERY")]
    [TestCase("extend schema { query: Q }")]
    [TestCase("extend scalar A @b")]
    [TestCase("extend type A implements B")]
    [TestCase("extend interface A @b")]
    [TestCase("extend union A = B")]
    [TestCase("extend enum A { B }")]
    [TestCase("extend input A { b: C }")]
    [TestCase("\"d\" fragment A on B @c { d }")]
    public void A_definition_spans_its_description_to_its_last_token(string text)
    {
        var definitions = Parser.Parse($"{{a}} {text} query {{b}}").Node!.Definitions;

        Assert.That((definitions[1].Start, definitions[1].End), Is.EqualTo((4, 4 + text.Length)));
    }

    [TestCase("a", 0, 1, 1)]
    [TestCase("a\nb", 2, 2, 1)]
    [TestCase("a\r\nb", 3, 2, 1)]
    [TestCase("a\rb", 2, 2, 1)]
    [TestCase("a\n\rb", 3, 3, 1)]
    [TestCase("a\n\n  b", 5, 3, 3)]
    [TestCase("é日😀b", 9, 1, 5)]
    [TestCase("\uFEFFa", 3, 1, 2)]
    [TestCase("a", 1, 1, 2)]
    [TestCase("a\n", 2, 2, 1)]
    public void Lines_count_all_terminators_and_columns_count_UTF_16_code_units(string text, int offset, int line, int column)
    {
        var document = new Document(Encoding.UTF8.GetBytes(text), []);

        Assert.That(document.GetLocation(offset), Is.EqualTo(new SourceLocation(line, column)));
    }
}
