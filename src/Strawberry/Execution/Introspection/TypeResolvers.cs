using System.Diagnostics;
using System.Runtime.InteropServices;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>Section 4.2.2, "The __Type Type". What does not apply to a kind is null.</summary>
internal sealed class TypeResolvers(SchemaDefinition schema, CurrentMembers members) : IntrospectionTable<SchemaType>("__Type")
{
    private const int Kind = 0;
    private const int TypeName = 1;
    private const int TypeDescription = 2;
    private const int SpecifiedByUrl = 3;
    private const int Fields = 4;
    private const int Interfaces = 5;
    private const int PossibleTypes = 6;
    private const int EnumValues = 7;
    private const int InputFields = 8;
    private const int OfType = 9;
    private const int IsOneOf = 10;

    protected override ValueCompleter[] Completers =>
    [
        IntrospectionCompleters.String,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.NullableString,
        IntrospectionCompleters.NullableFields,
        IntrospectionCompleters.NullableTypes,
        IntrospectionCompleters.NullableTypes,
        IntrospectionCompleters.NullableEnumValues,
        IntrospectionCompleters.NullableInputValues,
        IntrospectionCompleters.NullableType,
        IntrospectionCompleters.NullableBoolean,
    ];

    public override void Resolve(SchemaType source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case Kind:
                    cursor.Write(GetKind(source));
                    break;
                case TypeName:
                    cursor.WriteNullable((source as NamedType)?.Name);
                    break;
                case TypeDescription:
                    cursor.WriteNullable((source as NamedType)?.Description);
                    break;
                case SpecifiedByUrl:
                    cursor.WriteNullable((source as ScalarType)?.SpecifiedByUrl);
                    break;
                case Fields:
                    cursor.Complete(GetFields(source, cursor), IntrospectionCompleters.NullableFields);
                    break;
                case Interfaces:
                    cursor.Complete(GetInterfaces(source), IntrospectionCompleters.NullableTypes);
                    break;
                case PossibleTypes:
                    cursor.Complete(GetPossibleTypes(source), IntrospectionCompleters.NullableTypes);
                    break;
                case EnumValues:
                    cursor.Complete(GetEnumValues(source, cursor), IntrospectionCompleters.NullableEnumValues);
                    break;
                case InputFields:
                    cursor.Complete(GetInputFields(source, cursor), IntrospectionCompleters.NullableInputValues);
                    break;
                case OfType:
                    cursor.Complete(GetOfType(source), IntrospectionCompleters.NullableType);
                    break;
                case IsOneOf:
                    cursor.Complete((source as InputObjectType)?.IsOneOf, IntrospectionCompleters.NullableBoolean);
                    break;
            }
        }
    }

    public override object? Invoke(SchemaType source, ref FieldCursor cursor) => cursor.Field switch
    {
        Kind => GetKind(source),
        TypeName => (source as NamedType)?.Name,
        TypeDescription => (source as NamedType)?.Description,
        SpecifiedByUrl => (source as ScalarType)?.SpecifiedByUrl,
        Fields => GetFields(source, cursor),
        Interfaces => GetInterfaces(source),
        PossibleTypes => GetPossibleTypes(source),
        EnumValues => GetEnumValues(source, cursor),
        InputFields => GetInputFields(source, cursor),
        OfType => GetOfType(source),
        IsOneOf => (source as InputObjectType)?.IsOneOf,
        _ => throw new UnreachableException(),
    };

    private static string GetKind(SchemaType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        NonNullType => "NON_NULL",
        _ => throw new UnreachableException(),
    };

    private static SchemaType? GetOfType(SchemaType type) => type switch
    {
        ListType list => list.ItemType,
        NonNullType nonNull => nonNull.OfType,
        _ => null,
    };

    private static SchemaType[]? GetInterfaces(SchemaType type) =>
        type is FieldsType implementor ? ImmutableCollectionsMarshal.AsArray(implementor.Interfaces) : null;

    private SchemaType[]? GetPossibleTypes(SchemaType type) =>
        type is InterfaceType or UnionType ? ImmutableCollectionsMarshal.AsArray(schema.GetPossibleTypes((CompositeType)type)) : null;

    private FieldDefinition[]? GetFields(SchemaType type, in FieldCursor cursor)
    {
        var includeDeprecated = IncludeDeprecated(cursor);
        return type is FieldsType parent ? members.GetFields(parent, includeDeprecated) : null;
    }

    private EnumValueDefinition[]? GetEnumValues(SchemaType type, in FieldCursor cursor)
    {
        var includeDeprecated = IncludeDeprecated(cursor);
        return type is EnumType @enum ? members.GetValues(@enum, includeDeprecated) : null;
    }

    private InputValueDefinition[]? GetInputFields(SchemaType type, in FieldCursor cursor)
    {
        var includeDeprecated = IncludeDeprecated(cursor);
        return type is InputObjectType input ? members.GetFields(input, includeDeprecated) : null;
    }
}
