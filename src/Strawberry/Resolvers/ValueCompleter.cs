using System.ComponentModel;
using Strawberry.Primitives;

namespace Strawberry.Resolvers;

/// <summary>
/// Turns a resolver's value into its place in the result. Generated code composes completers as the value's type is composed
/// (<c>Task&lt;IReadOnlyList&lt;Author?&gt;&gt;</c>: task of list of nullable of object) and the engine makes them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueCompleter
{
    private protected ValueCompleter()
    {
    }

    /// <summary>Whether null is a value here.</summary>
    internal virtual bool AcceptsNull => false;

    /// <summary>The completer of the items of a list or sequence; null for anything else.</summary>
    internal virtual ValueCompleter? Item => null;

    /// <summary>What completes the value behind a task; itself for what is none.</summary>
    internal virtual ValueCompleter Awaited => this;

    /// <summary>The completer of the value where null is none; itself where null is not accepted.</summary>
    internal virtual ValueCompleter Unwrapped => this;

    /// <summary>Completes a boxed value. False: a null must propagate to the parent, and its error is recorded.</summary>
    internal abstract bool CompleteObject(object? value, SelectedField field, ResolverScope scope);

    /// <summary>Awaits what the resolver returned, down to the value that <see cref="Awaited"/> completes.</summary>
    internal virtual ValueTask<object?> AwaitObject(object? value) => new(value);
}

/// <summary>Completes values of type <typeparamref name="T"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueCompleter<T> : ValueCompleter
{
    private protected ValueCompleter()
    {
    }

    /// <summary>Completes a value. False: a null must propagate to the parent, and its error is recorded.</summary>
    internal abstract bool Complete(T value, SelectedField field, ResolverScope scope);

    /// <summary>Whether <see cref="TryWrite"/> ever writes a value.</summary>
    internal virtual bool WritesAlone => false;

    /// <summary>Writes a value that needs no position of its own, for nothing can be wrong with it. False: it is to be completed, and nothing was written.</summary>
    internal virtual bool TryWrite(T value, Utf8Buffer buffer) => false;

    /// <summary>Writes the first items of a list, commas between them, as far as <see cref="TryWrite"/> does; gives their number.</summary>
    internal int WriteItems(ReadOnlySpan<T> items, Utf8Buffer buffer)
    {
        if (!WritesAlone)
        {
            return 0;
        }

        for (var i = 0; i < items.Length; i++)
        {
            var start = buffer.Length;
            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }

            if (!TryWrite(items[i], buffer))
            {
                buffer.Truncate(start);
                return i;
            }
        }

        return items.Length;
    }

    /// <summary>
    /// Completes items of the list whose frame is on top, from <paramref name="next"/> on, as many as can be completed alike; moves it. False: the item at
    /// <paramref name="next"/> must become null, and why is recorded.
    /// </summary>
    internal virtual bool CompleteItems(ReadOnlySpan<T> items, ref int next, SelectedField field, ResolverScope scope) => true;

    internal sealed override bool CompleteObject(object? value, SelectedField field, ResolverScope scope) =>
        Complete((T)value!, field, scope);
}
