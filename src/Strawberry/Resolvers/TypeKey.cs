using System.ComponentModel;

namespace Strawberry.Resolvers;

/// <summary>
/// What a generated table is found by: a CLR type and, where that is not enough, a variant: the nullability of type arguments
/// (<c>Page&lt;User?&gt;</c> and <c>Page&lt;User&gt;</c> are one CLR type), or the name of a union of foreign classes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TypeKey(Type ClrType, string Variant = "")
{
    /// <summary>A key without variant.</summary>
    public static implicit operator TypeKey(Type type) => new(type);
}

/// <summary>A type as generated code refers to it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record TypeRef
{
    private protected TypeRef()
    {
    }

    /// <summary>A named type by its key.</summary>
    public static TypeRef Named(TypeKey key) => new NamedRef(key);

    /// <summary>A named type by its CLR type.</summary>
    public static TypeRef Named(Type type, string variant = "") => new NamedRef(new TypeKey(type, variant));

    /// <summary>A list of this type.</summary>
    public TypeRef List() => new ListRef(this);

    /// <summary>This type without null.</summary>
    public TypeRef NonNull() => new NonNullRef(this);

    internal sealed record NamedRef(TypeKey Key) : TypeRef;

    internal sealed record ListRef(TypeRef Item) : TypeRef;

    internal sealed record NonNullRef(TypeRef Of) : TypeRef;
}
