using System.Diagnostics;
using System.Runtime.InteropServices;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>Section 4.2.1, "The __Schema Type".</summary>
internal sealed class SchemaResolvers() : IntrospectionTable<SchemaDefinition>("__Schema")
{
    private const int SchemaDescription = 0;
    private const int Types = 1;
    private const int QueryType = 2;
    private const int MutationType = 3;
    private const int SubscriptionType = 4;
    private const int Directives = 5;

    protected override ValueCompleter[] Completers =>
    [
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.Types,
        IntrospectionCompleters.Type,
        IntrospectionCompleters.NullableType,
        IntrospectionCompleters.NullableType,
        IntrospectionCompleters.Directives,
    ];

    public override void Resolve(SchemaDefinition source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case SchemaDescription:
                    cursor.WriteNullable(source.Description);
                    break;
                case Types:
                    cursor.Complete(GetTypes(source), IntrospectionCompleters.Types);
                    break;
                case QueryType:
                    cursor.Complete(source.QueryType!, IntrospectionCompleters.Type);
                    break;
                case MutationType:
                    cursor.Complete(source.MutationType, IntrospectionCompleters.NullableType);
                    break;
                case SubscriptionType:
                    cursor.Complete(source.SubscriptionType, IntrospectionCompleters.NullableType);
                    break;
                case Directives:
                    cursor.Complete(GetDirectives(source), IntrospectionCompleters.Directives);
                    break;
            }
        }
    }

    public override object? Invoke(SchemaDefinition source, ref FieldCursor cursor) => cursor.Field switch
    {
        SchemaDescription => source.Description,
        Types => GetTypes(source),
        QueryType => source.QueryType,
        MutationType => source.MutationType,
        SubscriptionType => source.SubscriptionType,
        Directives => GetDirectives(source),
        _ => throw new UnreachableException(),
    };

    private static SchemaType[] GetTypes(SchemaDefinition source) => ImmutableCollectionsMarshal.AsArray(source.Types)!;

    private static DirectiveDefinition[] GetDirectives(SchemaDefinition source) => ImmutableCollectionsMarshal.AsArray(source.Directives)!;
}
