namespace Strawberry.Resolvers;

/// <summary>A type as a description refers to it.</summary>
internal abstract class TypeRef
{
    private TypeRef()
    {
    }

    /// <summary>The named type at the bottom.</summary>
    public NamedRef Named => this switch
    {
        ListRef list => list.Item.Named,
        NonNullRef nonNull => nonNull.Of.Named,
        _ => (NamedRef)this,
    };

    /// <summary>A named type: a scalar of the engine's by its GraphQL name, any other by its <see cref="TypeEntry.Reference"/>.</summary>
    internal sealed class NamedRef(string name) : TypeRef
    {
        public string Name { get; } = name;

        /// <summary>Whether it is a scalar of the engine's.</summary>
        public bool IsBuiltIn => !Name.Contains(':');
    }

    internal sealed class ListRef(TypeRef item) : TypeRef
    {
        public TypeRef Item { get; } = item;
    }

    internal sealed class NonNullRef(TypeRef of) : TypeRef
    {
        public TypeRef Of { get; } = of;
    }
}
