using NUnit.Framework;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Section 4.2, "Schema Introspection".</summary>
public sealed class IntrospectionTypesTests
{
    [Test]
    public void The_types_are_those_of_the_specification()
    {
        var introspection = new IntrospectionTypes();
        var shapes = introspection.All.OfType<ObjectType>().Select(type =>
            $"{type} {string.Join("; ", type.Fields.Select(f => $"{f.Name}{Arguments(f)}: {f.Type}"))}");
        Assert.That(
            shapes,
            Is.EqualTo(
                (string[])
                [
                    "__Schema description: String; types: [__Type!]!; queryType: __Type!; mutationType: __Type; "
                        + "subscriptionType: __Type; directives: [__Directive!]!",
                    "__Type kind: __TypeKind!; name: String; description: String; specifiedByURL: String; "
                        + "fields(includeDeprecated: Boolean! = false): [__Field!]; interfaces: [__Type!]; possibleTypes: [__Type!]; "
                        + "enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]; "
                        + "inputFields(includeDeprecated: Boolean! = false): [__InputValue!]; ofType: __Type; isOneOf: Boolean",
                    "__Field name: String!; description: String; args(includeDeprecated: Boolean! = false): [__InputValue!]!; "
                        + "type: __Type!; isDeprecated: Boolean!; deprecationReason: String",
                    "__InputValue name: String!; description: String; type: __Type!; defaultValue: String; isDeprecated: Boolean!; "
                        + "deprecationReason: String",
                    "__EnumValue name: String!; description: String; isDeprecated: Boolean!; deprecationReason: String",
                    "__Directive name: String!; description: String; isRepeatable: Boolean!; locations: [__DirectiveLocation!]!; "
                        + "args(includeDeprecated: Boolean! = false): [__InputValue!]!",
                ]));
    }

    [Test]
    public void The_enums_are_those_of_the_specification()
    {
        var introspection = new IntrospectionTypes();
        Assert.That(
            introspection.TypeKind.Values.Select(v => v.Name),
            Is.EqualTo((string[])["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"]));
        Assert.That(
            introspection.DirectiveLocation.Values.Select(v => v.Name),
            Is.EqualTo(
                (string[])
                [
                    "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
                    "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
                    "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
                ]));
    }

    [Test]
    public void Meta_fields_are_found_where_the_specification_has_them()
    {
        var schema = SchemaJudge.Build("type Query { a: T u: U } type T { a: Int } union U = T");
        var other = (ObjectType)schema.GetType("T")!;
        Assert.That(schema.GetField(schema.QueryType!, "__schema")!.Type.ToString(), Is.EqualTo("__Schema!"));
        Assert.That(schema.GetField(schema.QueryType!, "__schema")!.Type.Named, Is.SameAs(schema.GetType("__Schema")));
        Assert.That(schema.GetField(schema.QueryType!, "__type")!.Type, Is.SameAs(schema.GetType("__Type")));
        Assert.That(Arguments(schema.GetField(schema.QueryType!, "__type")!), Is.EqualTo("(name: String!)"));
        Assert.That(schema.GetField(other, "__schema"), Is.Null);
        Assert.That(schema.GetField(other, "__type"), Is.Null);
        Assert.That(schema.GetField((UnionType)schema.GetType("U")!, "__typename")!.Type.ToString(), Is.EqualTo("String!"));
    }

    [Test]
    public void Directives_are_those_of_the_specification()
    {
        var shapes = SpecifiedDirectives.All.AddRange(IncrementalDirectives.All).Select(d =>
            $"@{d.Name}{Arguments(d.Arguments)} on {string.Join(" | ", d.Locations.Select(l => l.GetName()))}");
        Assert.That(
            shapes,
            Is.EqualTo(
                (string[])
                [
                    "@include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT",
                    "@skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT",
                    "@deprecated(reason: String! = \"No longer supported\") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE",
                    "@specifiedBy(url: String!) on SCALAR",
                    "@oneOf on INPUT_OBJECT",
                    "@defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT",
                    "@stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD",
                ]));
    }

    [Test]
    public void Every_directive_location_has_a_name_that_reads_back() => Assert.That(
        Enum.GetValues<DirectiveLocation>().Select(l => DirectiveLocationNames.Parse(l.GetName())),
        Is.EqualTo(Enum.GetValues<DirectiveLocation>()));

    private static string Arguments(FieldDefinition field) => Arguments(field.Arguments);

    private static string Arguments(IReadOnlyCollection<InputValueDefinition> arguments)
    {
        var texts = arguments.Select(a =>
            $"{a.Name}: {a.Type}{(a.DefaultValue is { } value ? " = " + Strawberry.Language.Printer.Print(value) : "")}");
        return arguments.Count == 0 ? "" : $"({string.Join(", ", texts)})";
    }
}
