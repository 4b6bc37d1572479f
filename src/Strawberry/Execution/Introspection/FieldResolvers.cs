using System.Diagnostics;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>Section 4.2.3, "The __Field Type".</summary>
internal sealed class FieldResolvers(CurrentMembers members) : IntrospectionTable<FieldDefinition>("__Field")
{
    private const int FieldName = 0;
    private const int FieldDescription = 1;
    private const int Args = 2;
    private const int Type = 3;
    private const int IsDeprecated = 4;
    private const int DeprecationReason = 5;

    protected override ValueCompleter[] Completers =>
    [
        IntrospectionCompleters.String,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.InputValues,
        IntrospectionCompleters.Type,
        IntrospectionCompleters.Boolean,
        IntrospectionCompleters.NullableString,
    ];

    public override void Resolve(FieldDefinition source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case FieldName:
                    cursor.Write(source.Name);
                    break;
                case FieldDescription:
                    cursor.WriteNullable(source.Description);
                    break;
                case Args:
                    cursor.Complete(members.GetArguments(source, IncludeDeprecated(cursor)), IntrospectionCompleters.InputValues);
                    break;
                case Type:
                    cursor.Complete(source.Type, IntrospectionCompleters.Type);
                    break;
                case IsDeprecated:
                    cursor.Write(source.DeprecationReason is not null);
                    break;
                case DeprecationReason:
                    cursor.WriteNullable(source.DeprecationReason);
                    break;
            }
        }
    }

    public override object? Invoke(FieldDefinition source, ref FieldCursor cursor) => cursor.Field switch
    {
        FieldName => source.Name,
        FieldDescription => source.Description,
        Args => members.GetArguments(source, IncludeDeprecated(cursor)),
        Type => source.Type,
        IsDeprecated => source.DeprecationReason is not null,
        DeprecationReason => source.DeprecationReason,
        _ => throw new UnreachableException(),
    };
}
