using System.Diagnostics;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>Section 4.2.5, "The __EnumValue Type".</summary>
internal sealed class EnumValueResolvers() : IntrospectionTable<EnumValueDefinition>("__EnumValue")
{
    private const int ValueName = 0;
    private const int ValueDescription = 1;
    private const int IsDeprecated = 2;
    private const int DeprecationReason = 3;

    protected override ValueCompleter[] Completers =>
    [
        IntrospectionCompleters.String,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.Boolean,
        IntrospectionCompleters.NullableString,
    ];

    public override void Resolve(EnumValueDefinition source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case ValueName:
                    cursor.Write(source.Name);
                    break;
                case ValueDescription:
                    cursor.WriteNullable(source.Description);
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

    public override object? Invoke(EnumValueDefinition source, ref FieldCursor cursor) => cursor.Field switch
    {
        ValueName => source.Name,
        ValueDescription => source.Description,
        IsDeprecated => source.DeprecationReason is not null,
        DeprecationReason => source.DeprecationReason,
        _ => throw new UnreachableException(),
    };
}
