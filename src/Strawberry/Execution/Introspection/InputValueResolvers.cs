using System.Collections.Concurrent;
using System.Diagnostics;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>Section 4.2.4, "The __InputValue Type".</summary>
internal sealed class InputValueResolvers() : IntrospectionTable<InputValueDefinition>("__InputValue")
{
    private const int ValueName = 0;
    private const int ValueDescription = 1;
    private const int Type = 2;
    private const int DefaultValue = 3;
    private const int IsDeprecated = 4;
    private const int DeprecationReason = 5;

    // At most an entry a default of the schema.
    private readonly ConcurrentDictionary<ValueNode, string> _printed = new(ReferenceEqualityComparer.Instance);

    protected override ValueCompleter[] Completers =>
    [
        IntrospectionCompleters.String,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.Type,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.Boolean,
        IntrospectionCompleters.NullableString,
    ];

    public override void Resolve(InputValueDefinition source, ref FieldCursor cursor)
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
                case Type:
                    cursor.Complete(source.Type, IntrospectionCompleters.Type);
                    break;
                case DefaultValue:
                    cursor.WriteNullable(PrintDefault(source));
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

    public override object? Invoke(InputValueDefinition source, ref FieldCursor cursor) => cursor.Field switch
    {
        ValueName => source.Name,
        ValueDescription => source.Description,
        Type => source.Type,
        DefaultValue => PrintDefault(source),
        IsDeprecated => source.DeprecationReason is not null,
        DeprecationReason => source.DeprecationReason,
        _ => throw new UnreachableException(),
    };

    private string? PrintDefault(InputValueDefinition source) =>
        source.DefaultValue is { } literal ? _printed.GetOrAdd(literal, Printer.Print) : null;
}
