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
