using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>Gives the types of introspection (specification, section 4.2) their resolvers. A schema has tables of its own: they look things up in it.</summary>
internal static class IntrospectionTables
{
    public static IntrospectionBinding Bind(SchemaDefinition schema, IntrospectionTypes types)
    {
        var members = new CurrentMembers();
        var root = new MetaFieldResolvers(schema);
        return new IntrospectionBinding(
            [
                new SchemaResolvers().BindTo(types.Schema),
                new TypeResolvers(schema, members).BindTo(types.Type),
                new FieldResolvers(members).BindTo(types.Field),
                new InputValueResolvers().BindTo(types.InputValue),
                new EnumValueResolvers().BindTo(types.EnumValue),
                new DirectiveResolvers(members).BindTo(types.Directive),
            ],
            root.SchemaField,
            root.TypeField);
    }
}
