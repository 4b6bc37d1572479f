namespace Strawberry.Language;

/// <summary>A type as written.</summary>
public abstract class TypeNode(int start, int end) : SyntaxNode(start, end);

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(int start, int end, Name name) : TypeNode(start, end)
{
    /// <summary>The type's name.</summary>
    public Name Name { get; } = name;

    /// <inheritdoc/>
    public override string ToString() => Name.Value;
}

/// <summary>A list type: <c>[T]</c>.</summary>
public sealed class ListTypeNode(int start, int end, TypeNode type) : TypeNode(start, end)
{
    /// <summary>The item type.</summary>
    public TypeNode Type { get; } = type;

    /// <inheritdoc/>
    public override string ToString() => $"[{Type}]";
}

/// <summary>A non-null type: <c>T!</c>.</summary>
public sealed class NonNullTypeNode(int start, int end, TypeNode type) : TypeNode(start, end)
{
    /// <summary>The nullable type: a named one or a list.</summary>
    public TypeNode Type { get; } = type;

    /// <inheritdoc/>
    public override string ToString() => $"{Type}!";
}
