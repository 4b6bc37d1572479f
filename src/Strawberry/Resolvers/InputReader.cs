using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Strawberry.Resolvers;

/// <summary>
/// Reads an input of type <typeparamref name="T"/> from a literal or a variable. Both were validated against the schema before, so a reader
/// only converts. Generated code composes readers as the type is composed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputReader<T> : IVariableReader
{
    private protected InputReader()
    {
    }

    /// <summary>What an input that is absent and has no default becomes.</summary>
    internal virtual T Absent => default!;

    /// <summary>Whether one value may serve many requests: it is immutable.</summary>
    internal virtual bool IsImmutable => false;

    /// <summary>Whether <see cref="Copy"/> gives values that share nothing that can change.</summary>
    internal virtual bool CanCopy => IsImmutable;

    /// <summary>Whether it can read a null.</summary>
    internal virtual bool AcceptsNull => false;

    /// <summary>Whether null must not reach it although the schema's type is nullable: it may be absent, but not null.</summary>
    internal virtual bool RefusesNull => false;

    /// <summary>Reads the value.</summary>
    internal abstract T Read(in InputValue value);

    /// <summary>A value like one that was read before, for another who may change it.</summary>
    internal virtual T Copy(T value) => value;

    /// <summary>Whether <see cref="TryRead"/> reads any usual value.</summary>
    internal virtual bool IsDirect => false;

    /// <summary>
    /// Reads the value that begins at the reader's token straight from the text of a request, and checks it on the way as strictly as the schema's type asks.
    /// False: it cannot, be the value wrong or only unusual. The reader then stands anywhere.
    /// </summary>
    internal virtual bool TryRead(ref InputJson json, out T value)
    {
        value = default!;
        return false;
    }

    object? IVariableReader.TryRead(ref InputJson json) => TryRead(ref json, out var value) ? new StrongBox<T>(value) : null;
}

/// <summary>Reads variables of a type that is not known where it is called.</summary>
internal interface IVariableReader
{
    /// <summary>A box of the value that begins at the reader's token; null when it cannot be read in this way.</summary>
    object? TryRead(ref InputJson json);
}
