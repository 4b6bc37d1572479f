using Strawberry.Resolvers;
using Strawberry.Resolvers.Leaves;
using Strawberry.TypeSystem;

namespace Strawberry.Execution.Introspection;

/// <summary>The resolvers of an introspection type whose objects are <typeparamref name="T"/>. A field's index is its position in the type.</summary>
internal abstract class IntrospectionTable<T>(string name) : FieldTable<T>
{
    public override TypeKey Key => typeof(T);

    internal override string Name => name;

    /// <summary>What completes the values that <see cref="FieldTable{T}.Invoke"/> gives, by field.</summary>
    protected abstract ValueCompleter[] Completers { get; }

    public sealed override ValueCompleter GetCompleter(int field) => Completers[field];

    public BoundObject BindTo(ObjectType type)
    {
        var fields = new BoundField[type.Fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new BoundField(this, i);
        }

        return new BoundObject(type, this, fields);
    }

    /// <summary>The argument <c>includeDeprecated</c>, the only one of its fields.</summary>
    protected static bool IncludeDeprecated(in FieldCursor cursor) => cursor.Argument(0, LeafReader<bool, BooleanFormat>.Instance);
}
