using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>
/// The types of schema introspection (specification, section 4.2) and the meta-fields that lead to them, made once a schema.
/// Fields stand in the specification's order; their resolvers are found by type and field name.
/// </summary>
internal sealed class IntrospectionTypes
{
    private static readonly SchemaType RequiredString = new NonNullType(SpecifiedScalars.String);
    private static readonly SchemaType RequiredBoolean = new NonNullType(SpecifiedScalars.Boolean);

    public IntrospectionTypes()
    {
        CompleteSchema();
        CompleteType();
        CompleteField();
        CompleteInputValue();
        CompleteEnumValue();
        CompleteDirective();
        Meta = new MetaFields(
            new FieldDefinition(MetaFields.Schema, "The schema of this server.", Required(Schema), []),
            new FieldDefinition(
                MetaFields.Type,
                "The type of that name, or null if the schema has none.",
                Type,
                [new InputValueDefinition("name", null, RequiredString)]));
        All = [Schema, Type, TypeKind, Field, InputValue, EnumValue, Directive, DirectiveLocation];
    }

    public ObjectType Schema { get; } = new("__Schema", "What a server offers: its types, its directives and the root types of its operations.");

    public ObjectType Type { get; } = new(
        "__Type",
        "A type of the schema. Its `kind` says which of the other fields apply: lists and non-nulls wrap `ofType`, all other kinds have a name.");

    public ObjectType Field { get; } = new("__Field", "A field of an object or interface type.");

    public ObjectType InputValue { get; } = new("__InputValue", "An argument of a field or directive, or a field of an input object.");

    public ObjectType EnumValue { get; } = new("__EnumValue", "A value of an enum. A response holds its name as a string.");

    public ObjectType Directive { get; } = new("__Directive", "A directive that documents or schemas may use.");

    public EnumType TypeKind { get; } = new(
        "__TypeKind",
        "The kinds of types.",
        [
            new EnumValueDefinition("SCALAR", "A scalar. `specifiedByURL` may apply."),
            new EnumValueDefinition("OBJECT", "An object. `fields` and `interfaces` apply."),
            new EnumValueDefinition("INTERFACE", "An interface. `fields`, `interfaces` and `possibleTypes` apply."),
            new EnumValueDefinition("UNION", "A union. `possibleTypes` applies."),
            new EnumValueDefinition("ENUM", "An enum. `enumValues` applies."),
            new EnumValueDefinition("INPUT_OBJECT", "An input object. `inputFields` and `isOneOf` apply."),
            new EnumValueDefinition("LIST", "A list. `ofType` applies."),
            new EnumValueDefinition("NON_NULL", "A non-null. `ofType` applies."),
        ]);

    public EnumType DirectiveLocation { get; } = new(
        "__DirectiveLocation",
        "The places a directive may stand at.",
        DescribeLocations());

    /// <summary>All eight, in the specification's order.</summary>
    public ImmutableArray<NamedType> All { get; }

    /// <summary>The fields <c>__schema</c> and <c>__type</c>.</summary>
    public MetaFields Meta { get; }

    /// <summary>Whether a type of that name is one of the eight.</summary>
    public static bool Contains(string name) => name is
        "__Schema" or "__Type" or "__TypeKind" or "__Field" or "__InputValue" or "__EnumValue" or "__Directive" or "__DirectiveLocation";

    private void CompleteSchema() => Schema.Complete(
        [
            new FieldDefinition("description", null, SpecifiedScalars.String, []),
            new FieldDefinition("types", "All types of the schema.", RequiredListOf(Type), []),
            new FieldDefinition("queryType", "The root type of queries.", Required(Type), []),
            new FieldDefinition("mutationType", "The root type of mutations, if there are any.", Type, []),
            new FieldDefinition("subscriptionType", "The root type of subscriptions, if there are any.", Type, []),
            new FieldDefinition("directives", "All directives of the schema.", RequiredListOf(Directive), []),
        ],
        []);

    private void CompleteType() => Type.Complete(
        [
            new FieldDefinition("kind", null, Required(TypeKind), []),
            new FieldDefinition("name", null, SpecifiedScalars.String, []),
            new FieldDefinition("description", null, SpecifiedScalars.String, []),
            new FieldDefinition("specifiedByURL", null, SpecifiedScalars.String, []),
            new FieldDefinition("fields", null, ListOf(Field), [IncludeDeprecated()]),
            new FieldDefinition("interfaces", null, ListOf(Type), []),
            new FieldDefinition("possibleTypes", null, ListOf(Type), []),
            new FieldDefinition("enumValues", null, ListOf(EnumValue), [IncludeDeprecated()]),
            new FieldDefinition("inputFields", null, ListOf(InputValue), [IncludeDeprecated()]),
            new FieldDefinition("ofType", null, Type, []),
            new FieldDefinition("isOneOf", null, SpecifiedScalars.Boolean, []),
        ],
        []);

    private void CompleteField() => Field.Complete(
        [
            new FieldDefinition("name", null, RequiredString, []),
            new FieldDefinition("description", null, SpecifiedScalars.String, []),
            new FieldDefinition("args", null, RequiredListOf(InputValue), [IncludeDeprecated()]),
            new FieldDefinition("type", null, Required(Type), []),
            new FieldDefinition("isDeprecated", null, RequiredBoolean, []),
            new FieldDefinition("deprecationReason", null, SpecifiedScalars.String, []),
        ],
        []);

    private void CompleteInputValue() => InputValue.Complete(
        [
            new FieldDefinition("name", null, RequiredString, []),
            new FieldDefinition("description", null, SpecifiedScalars.String, []),
            new FieldDefinition("type", null, Required(Type), []),
            new FieldDefinition("defaultValue", "The default as a GraphQL literal, or null if there is none.", SpecifiedScalars.String, []),
            new FieldDefinition("isDeprecated", null, RequiredBoolean, []),
            new FieldDefinition("deprecationReason", null, SpecifiedScalars.String, []),
        ],
        []);

    private void CompleteEnumValue() => EnumValue.Complete(
        [
            new FieldDefinition("name", null, RequiredString, []),
            new FieldDefinition("description", null, SpecifiedScalars.String, []),
            new FieldDefinition("isDeprecated", null, RequiredBoolean, []),
            new FieldDefinition("deprecationReason", null, SpecifiedScalars.String, []),
        ],
        []);

    private void CompleteDirective() => Directive.Complete(
        [
            new FieldDefinition("name", null, RequiredString, []),
            new FieldDefinition("description", null, SpecifiedScalars.String, []),
            new FieldDefinition("isRepeatable", null, RequiredBoolean, []),
            new FieldDefinition("locations", null, RequiredListOf(DirectiveLocation), []),
            new FieldDefinition("args", null, RequiredListOf(InputValue), [IncludeDeprecated()]),
        ],
        []);

    private static ImmutableArray<EnumValueDefinition> DescribeLocations()
    {
        var values = ImmutableArray.CreateBuilder<EnumValueDefinition>(DirectiveLocationNames.All.Length);
        foreach (var location in DirectiveLocationNames.All)
        {
            values.Add(new EnumValueDefinition(location.GetName(), null));
        }

        return values.MoveToImmutable();
    }

    private static InputValueDefinition IncludeDeprecated() =>
        new("includeDeprecated", null, RequiredBoolean, new BooleanValueNode(0, 0, false));

    private static NonNullType Required(SchemaType type) => new(type);

    private static ListType ListOf(SchemaType type) => new(Required(type));

    private static NonNullType RequiredListOf(SchemaType type) => Required(ListOf(type));
}
