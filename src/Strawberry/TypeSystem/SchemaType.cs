namespace Strawberry.TypeSystem;

/// <summary>A type of a schema: a named type, a list or a non-null.</summary>
public abstract class SchemaType
{
    /// <summary>The named type inside all lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether the type accepts null.</summary>
    public virtual bool IsNullable => true;

    /// <summary>The type without an outer non-null.</summary>
    public virtual SchemaType NullableType => this;

    /// <summary>Whether the type may be the type of an argument, a variable or an input field.</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether the type may be the type of a field.</summary>
    public bool IsOutputType => Named is not InputObjectType;

    /// <summary>Whether both are the same type: named types by identity, wrappers by what they wrap.</summary>
    public bool IsSame(SchemaType other) => (this, other) switch
    {
        (ListType a, ListType b) => a.ItemType.IsSame(b.ItemType),
        (NonNullType a, NonNullType b) => a.OfType.IsSame(b.OfType),
        _ => ReferenceEquals(this, other),
    };
}

/// <summary>A list type: <c>[T]</c>.</summary>
public sealed class ListType(SchemaType itemType) : SchemaType
{
    /// <summary>The type of the items.</summary>
    public SchemaType ItemType { get; } = itemType;

    /// <inheritdoc/>
    public override NamedType Named { get; } = itemType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{ItemType}]";
}

/// <summary>A non-null type: <c>T!</c>.</summary>
public sealed class NonNullType(SchemaType ofType) : SchemaType
{
    /// <summary>The nullable type: a named one or a list.</summary>
    public SchemaType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override NamedType Named { get; } = ofType.Named;

    /// <inheritdoc/>
    public override bool IsNullable => false;

    /// <inheritdoc/>
    public override SchemaType NullableType => OfType;

    /// <inheritdoc/>
    public override string ToString() => $"{OfType}!";
}
