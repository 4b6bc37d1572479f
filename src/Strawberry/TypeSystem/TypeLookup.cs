using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Finds the schema's type for a type as written in a document.</summary>
internal static class TypeLookup
{
    /// <summary>The type, or null when the schema does not have the named type inside.</summary>
    public static SchemaType? Find(SchemaDefinition schema, TypeNode node)
    {
        switch (node)
        {
            case ListTypeNode list:
                return Find(schema, list.Type) is { } item ? new ListType(item) : null;
            case NonNullTypeNode nonNull:
                return Find(schema, nonNull.Type) is { } inner ? new NonNullType(inner) : null;
            default:
                return schema.GetType(((NamedTypeNode)node).Name.Value);
        }
    }
}
