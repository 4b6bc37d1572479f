using NUnit.Framework;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.TypeSystem;

public sealed class SdlSchemaBuilderTests
{
    [Test]
    public void Types_stand_in_document_order_before_scalars_in_use_and_introspection()
    {
        var schema = SchemaJudge.Build("type Query { b: B a: [A!] } enum B { X } input C { f: Float = 1 } scalar A");
        Assert.That(
            schema.Types.Select(t => t.Name),
            Is.EqualTo(
                (string[])
                [
                    "Query", "B", "C", "A", "String", "Float", "Boolean",
                    "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation",
                ]));
    }

    [Test]
    public void An_unused_specified_scalar_is_no_type_of_the_schema()
    {
        var schema = SchemaJudge.Build("type Query { a: String }");
        Assert.That(schema.GetType("Int"), Is.Null);
        Assert.That(schema.GetType("String"), Is.SameAs(SpecifiedScalars.String));
    }

    [Test]
    public void A_scalar_that_only_a_directive_uses_is_a_type_of_the_schema() => Assert.That(
        SchemaJudge.Build("type Query { a: String } directive @d(x: [Int!]) on FIELD").GetType("Int"),
        Is.SameAs(SpecifiedScalars.Int));

    [Test]
    public void Specified_directives_follow_those_of_the_document() => Assert.That(
        SchemaJudge.Build("type Query { a: String } directive @d on FIELD").Directives.Select(d => d.Name),
        Is.EqualTo((string[])["d", "include", "skip", "deprecated", "specifiedBy", "oneOf"]));

    [Test]
    public void A_document_may_redefine_a_specified_directive()
    {
        var schema = SchemaJudge.Build("type Query { a: String } directive @skip(if: Boolean!, why: String) on FIELD");
        Assert.That(schema.Directives.Select(d => d.Name), Is.EqualTo((string[])["skip", "include", "deprecated", "specifiedBy", "oneOf"]));
        Assert.That(schema.GetDirective("skip")!.Arguments, Has.Length.EqualTo(2));
    }

    [Test]
    public void Types_of_the_specification_are_used_where_a_document_spells_them_out()
    {
        var schema = SchemaJudge.Build("type Query { a: ID } scalar ID");
        Assert.That(schema.GetType("ID"), Is.SameAs(SpecifiedScalars.ID));
        Assert.That(schema.Types.Count(t => t.Name == "ID"), Is.EqualTo(1));
    }

    [Test]
    public void Types_refer_to_each_other_by_identity()
    {
        var schema = SchemaJudge.Build("type Query implements I { a(in: In): [E!]! i: I u: U } interface I { i: I } union U = Query enum E { A } input In { in: In }");
        var query = schema.QueryType!;
        var input = (InputObjectType)schema.GetType("In")!;
        Assert.That(query.Interfaces[0], Is.SameAs(schema.GetType("I")));
        Assert.That(query.GetField("a")!.Type.Named, Is.SameAs(schema.GetType("E")));
        Assert.That(query.GetField("a")!.Arguments[0].Type, Is.SameAs(input));
        Assert.That(input.GetField("in")!.Type, Is.SameAs(input));
        Assert.That(schema.GetPossibleTypes((CompositeType)schema.GetType("U")!), Is.EqualTo((ObjectType[])[query]));
        Assert.That(query.Fields.Select(f => f.Index), Is.EqualTo((int[])[0, 1, 2]));
    }

    [Test]
    public void Every_problem_is_reported_with_its_places()
    {
        var schema = SdlSchemaBuilder.TryBuild(
            SchemaJudge.Parse("type Query { a: Foo }\ntype Query { b: Int }\nunion U = String\n extend type Nowhere { a: Int }"),
            out var errors);
        Assert.That(schema, Is.Null);
        Assert.That(
            errors.Select(e => (e.Message, string.Join(' ', e.Locations.Select(l => $"{l.Line}:{l.Column}")))),
            Is.EqualTo(
                ((string, string)[])
                [
                    ("There can be only one type named \"Query\".", "1:6 2:6"),
                    ("Cannot extend type \"Nowhere\" because it is not defined.", "4:14"),
                    ("Unknown type \"Foo\".", "1:17"),
                    ("Union type U can only include Object types, it cannot include String.", "3:11"),
                ]));
    }

    [Test]
    public void Build_throws_every_problem_at_once() => Assert.That(
        () => SchemaJudge.Build("type Query { a: Foo b: Bar }"),
        Throws.TypeOf<SchemaValidationException>().With.Message.EqualTo("Unknown type \"Foo\".\n\nUnknown type \"Bar\"."));

    [Test]
    public void A_one_of_marker_counts_on_the_definition() => Assert.That(
        ((InputObjectType)SchemaJudge.Build("type Query { a: String } input By @oneOf { id: ID }").GetType("By")!).IsOneOf,
        Is.True);
}
