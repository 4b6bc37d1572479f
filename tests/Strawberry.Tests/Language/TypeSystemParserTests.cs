using NUnit.Framework;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class TypeSystemParserTests
{
    [Test]
    public void A_schema_names_its_roots()
    {
        var schema = Single<SchemaDefinitionNode>("\"s\" schema @d { query: Q mutation: M subscription: S }");

        Assert.That((schema.Description!.Value, schema.Directives.Single().Name.Value), Is.EqualTo(("s", "d")));
        Assert.That(
            schema.OperationTypes.Select(root => (root.Operation, root.Type.Name.Value)),
            Is.EqualTo(new[] { (OperationType.Query, "Q"), (OperationType.Mutation, "M"), (OperationType.Subscription, "S") }));
    }

    [Test]
    public void An_object_type_has_interfaces_and_fields()
    {
        var type = Single<ObjectTypeDefinitionNode>("\"t\" type T implements & A & B @d { \"f\" f(\"x\" x: Int = 1 @e, y: [S!]): [T!]! @g g: Int }");
        var field = type.Fields[0];
        var argument = field.Arguments[0];

        Assert.That((type.Description!.Value, type.Name.Value, type.Directives.Single().Name.Value), Is.EqualTo(("t", "T", "d")));
        Assert.That(type.Interfaces.Select(@interface => @interface.Name.Value), Is.EqualTo(new[] { "A", "B" }));
        Assert.That((type.Fields.Length, type.Fields[1].Name.Value, type.Fields[1].Arguments.Length), Is.EqualTo((2, "g", 0)));
        Assert.That((field.Description!.Value, field.Name.Value, field.Type.ToString(), field.Directives.Single().Name.Value), Is.EqualTo(("f", "f", "[T!]!", "g")));
        Assert.That((argument.Description!.Value, argument.Name.Value, argument.Type.ToString()), Is.EqualTo(("x", "x", "Int")));
        Assert.That((((IntValueNode)argument.DefaultValue!).Value, argument.Directives.Single().Name.Value), Is.EqualTo(("1", "e")));
        Assert.That((field.Arguments[1].DefaultValue, field.Arguments[1].Type.ToString()), Is.EqualTo(((ValueNode?)null, "[S!]")));
    }

    [Test]
    public void An_interface_may_implement_interfaces()
    {
        var type = Single<InterfaceTypeDefinitionNode>("interface I implements A @d { a: B }");

        Assert.That((type.Name.Value, type.Interfaces.Single().Name.Value, type.Directives.Single().Name.Value, type.Fields.Single().Name.Value), Is.EqualTo(("I", "A", "d", "a")));
    }

    [TestCase("union U = A | B")]
    [TestCase("union U = | A | B")]
    [TestCase("union U=|A|B")]
    public void A_union_lists_its_members(string text) =>
        Assert.That(Single<UnionTypeDefinitionNode>(text).Types.Select(type => type.Name.Value), Is.EqualTo(new[] { "A", "B" }));

    [Test]
    public void An_enum_lists_its_values()
    {
        var type = Single<EnumTypeDefinitionNode>("enum E { \"a\" A @d, B }");

        Assert.That(type.Values.Select(value => (value.Description?.Value, value.Name.Value, value.Directives.Length)), Is.EqualTo(new[] { ("a", "A", 1), (null, "B", 0) }));
    }

    [Test]
    public void An_input_object_lists_its_fields()
    {
        var type = Single<InputObjectTypeDefinitionNode>("input I @d { a: Int! = 1 b: [I] }");

        Assert.That(type.Fields.Select(field => (field.Name.Value, field.Type.ToString(), field.DefaultValue is not null)), Is.EqualTo(new[] { ("a", "Int!", true), ("b", "[I]", false) }));
    }

    [TestCase("directive @d on FIELD", false)]
    [TestCase("directive @d repeatable on FIELD", true)]
    public void A_directive_may_be_repeatable(string text, bool repeatable) =>
        Assert.That(Single<DirectiveDefinitionNode>(text).Repeatable, Is.EqualTo(repeatable));

    [Test]
    public void A_directive_lists_its_arguments_and_locations()
    {
        var directive = Single<DirectiveDefinitionNode>("\"d\" directive @d(a: Int = 1) on | FIELD | INPUT_FIELD_DEFINITION");

        Assert.That((directive.Description!.Value, directive.Name.Value, directive.Arguments.Single().Name.Value), Is.EqualTo(("d", "d", "a")));
        Assert.That(directive.Locations.Select(location => location.Value), Is.EqualTo(new[] { "FIELD", "INPUT_FIELD_DEFINITION" }));
    }

    [TestCase("extend schema @a", typeof(SchemaExtensionNode))]
    [TestCase("extend schema { query: Q }", typeof(SchemaExtensionNode))]
    [TestCase("extend scalar A @a", typeof(ScalarTypeExtensionNode))]
    [TestCase("extend type A @a", typeof(ObjectTypeExtensionNode))]
    [TestCase("extend type A implements B", typeof(ObjectTypeExtensionNode))]
    [TestCase("extend type A { b: C }", typeof(ObjectTypeExtensionNode))]
    [TestCase("extend interface A implements B", typeof(InterfaceTypeExtensionNode))]
    [TestCase("extend interface A { b: C }", typeof(InterfaceTypeExtensionNode))]
    [TestCase("extend union A = B", typeof(UnionTypeExtensionNode))]
    [TestCase("extend union A @a", typeof(UnionTypeExtensionNode))]
    [TestCase("extend enum A { B }", typeof(EnumTypeExtensionNode))]
    [TestCase("extend enum A @a", typeof(EnumTypeExtensionNode))]
    [TestCase("extend input A { b: C }", typeof(InputObjectTypeExtensionNode))]
    [TestCase("extend input A @a", typeof(InputObjectTypeExtensionNode))]
    [TestCase("scalar A", typeof(ScalarTypeDefinitionNode))]
    [TestCase("\"a\" scalar A @b", typeof(ScalarTypeDefinitionNode))]
    public void A_definition_or_extension_has_its_kind(string text, Type kind) =>
        Assert.That(Parser.Parse(text).Node!.Definitions.Single(), Is.TypeOf(kind));

    private static TDefinition Single<TDefinition>(string text)
        where TDefinition : DefinitionNode => (TDefinition)Parser.Parse(text).Node!.Definitions.Single();
}
