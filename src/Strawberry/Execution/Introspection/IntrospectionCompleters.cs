using Strawberry.Execution.Completion;
using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>The completers of the introspection fields, named as the types of these are written.</summary>
internal static class IntrospectionCompleters
{
    public static readonly ValueCompleter<string> String = LeafCompleter<string, StringFormat>.Instance;

    public static readonly ValueCompleter<string?> NullableString = new NullableCompleter<string>(String);

    public static readonly ValueCompleter<bool> Boolean = LeafCompleter<bool, BooleanFormat>.Instance;

    public static readonly ValueCompleter<bool?> NullableBoolean = new NullableValueCompleter<bool>(Boolean);

    public static readonly ValueCompleter<SchemaDefinition> Schema = ObjectCompleter<SchemaDefinition>.Instance;

    public static readonly ValueCompleter<SchemaType> Type = ObjectCompleter<SchemaType>.Instance;

    public static readonly ValueCompleter<SchemaType?> NullableType = new NullableCompleter<SchemaType>(Type);

    public static readonly ValueCompleter<IReadOnlyList<SchemaType>> Types = ListOf(Type);

    public static readonly ValueCompleter<IReadOnlyList<SchemaType>?> NullableTypes = Nullable(Types);

    public static readonly ValueCompleter<IReadOnlyList<FieldDefinition>?> NullableFields = Nullable(ListOf(ObjectCompleter<FieldDefinition>.Instance));

    public static readonly ValueCompleter<IReadOnlyList<EnumValueDefinition>?> NullableEnumValues =
        Nullable(ListOf(ObjectCompleter<EnumValueDefinition>.Instance));

    public static readonly ValueCompleter<IReadOnlyList<InputValueDefinition>> InputValues = ListOf(ObjectCompleter<InputValueDefinition>.Instance);

    public static readonly ValueCompleter<IReadOnlyList<InputValueDefinition>?> NullableInputValues = Nullable(InputValues);

    public static readonly ValueCompleter<IReadOnlyList<DirectiveDefinition>> Directives = ListOf(ObjectCompleter<DirectiveDefinition>.Instance);

    public static readonly ValueCompleter<IReadOnlyList<DirectiveLocation>> Locations = ListOf(new LocationCompleter());

    private static ListCompleter<IReadOnlyList<T>, T> ListOf<T>(ValueCompleter<T> item) => new(item);

    private static NullableCompleter<IReadOnlyList<T>> Nullable<T>(ValueCompleter<IReadOnlyList<T>> list) => new(list);

    private sealed class LocationCompleter : ValueCompleter<DirectiveLocation>
    {
        internal override bool Complete(DirectiveLocation value, SelectedField field, ResolverScope scope)
        {
            scope.Buffer.WriteString(value.GetName());
            return true;
        }
    }
}
