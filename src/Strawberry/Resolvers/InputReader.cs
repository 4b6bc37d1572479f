using System.ComponentModel;

namespace Strawberry.Resolvers;

/// <summary>
/// Reads an input of type <typeparamref name="T"/> from a literal or a variable. Both were validated against the schema before, so a reader
/// only converts. Generated code composes readers as the type is composed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputReader<T>
{
    private protected InputReader()
    {
    }

    /// <summary>What an input that is absent and has no default becomes.</summary>
    internal virtual T Absent => default!;

    /// <summary>Whether one value may serve many requests: it is immutable.</summary>
    internal virtual bool IsImmutable => false;

    /// <summary>Whether it can read a null.</summary>
    internal virtual bool AcceptsNull => false;

    /// <summary>Whether null must not reach it although the schema's type is nullable: it may be absent, but not null.</summary>
    internal virtual bool RefusesNull => false;

    /// <summary>Reads the value.</summary>
    internal abstract T Read(in InputValue value);
}
