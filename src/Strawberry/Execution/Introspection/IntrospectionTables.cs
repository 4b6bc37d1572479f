using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

internal static class IntrospectionTables
{
    public static IntrospectionBinding Bind(SchemaDefinition schema, IntrospectionTypes types) => new([], default, default);
}
