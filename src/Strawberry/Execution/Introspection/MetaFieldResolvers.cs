using System.Diagnostics;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary><c>__schema</c> and <c>__type</c> on the query root, whatever its source.</summary>
internal sealed class MetaFieldResolvers(SchemaDefinition schema) : IntrospectionTable<object?>("Introspection")
{
    private const int Schema = 0;
    private const int Type = 1;

    public BoundField SchemaField => new(this, Schema);

    public BoundField TypeField => new(this, Type);

    protected override ValueCompleter[] Completers => [IntrospectionCompleters.Schema, IntrospectionCompleters.NullableType];

    public override void Resolve(object? source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case Schema:
                    cursor.Complete(schema, IntrospectionCompleters.Schema);
                    break;
                case Type:
                    cursor.Complete(FindType(cursor), IntrospectionCompleters.NullableType);
                    break;
            }
        }
    }

    public override object? Invoke(object? source, ref FieldCursor cursor) => cursor.Field switch
    {
        Schema => schema,
        Type => FindType(cursor),
        _ => throw new UnreachableException(),
    };

    private SchemaType? FindType(in FieldCursor cursor) => schema.GetType(cursor.Argument(0, LeafReader<string, StringFormat>.Instance));
}
