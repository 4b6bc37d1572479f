namespace Strawberry.TypeSystem;

/// <summary>The meta-fields that the specification adds to every schema.</summary>
internal sealed class MetaFields(FieldDefinition schemaField, FieldDefinition typeField)
{
    public const string TypeName = "__typename";
    public const string Schema = "__schema";
    public const string Type = "__type";

    /// <summary><c>__typename: String!</c>.</summary>
    public static readonly FieldDefinition TypeNameDefinition = new(
        TypeName,
        "The name of the current Object type at runtime.",
        new NonNullType(SpecifiedScalars.String),
        []);

    /// <summary><c>__schema: __Schema!</c>.</summary>
    public FieldDefinition SchemaField { get; } = schemaField;

    /// <summary><c>__type(name: String!): __Type</c>.</summary>
    public FieldDefinition TypeField { get; } = typeField;
}
