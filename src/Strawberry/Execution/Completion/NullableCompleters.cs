using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution.Completion;

/// <summary>A reference that may be null, and the boundary of a null that comes from below.</summary>
internal sealed class NullableCompleter<T>(ValueCompleter<T> inner) : ValueCompleter<T?>
    where T : class
{
    internal override bool AcceptsNull => true;

    internal override ValueCompleter? Item => inner.Item;

    internal override ValueCompleter Unwrapped => inner;

    internal override bool Complete(T? value, SelectedField field, ResolverScope scope)
    {
        if (value is null)
        {
            scope.Buffer.WriteNull();
            return true;
        }

        var start = scope.Buffer.Length;
        return inner.Complete(value, field, scope) || ((ExecutionRun)scope).NullOut(start, acceptsNull: true);
    }

    internal override bool WritesItems => inner.WritesItems;

    internal override int WriteItems(ReadOnlySpan<T?> items, Utf8Buffer buffer)
    {
        if (!inner.WritesItems)
        {
            return 0;
        }

        for (var i = 0; i < items.Length; i++)
        {
            var start = NullableItems.Begin(i, buffer);
            if (items[i] is not { } item)
            {
                buffer.WriteNull();
            }
            else if (inner.WriteItems(new ReadOnlySpan<T>(in item), buffer) == 0)
            {
                buffer.Truncate(start);
                return i;
            }
        }

        return items.Length;
    }
}

/// <summary>A struct that may be null, and the boundary of a null that comes from below.</summary>
internal sealed class NullableValueCompleter<T>(ValueCompleter<T> inner) : ValueCompleter<T?>
    where T : struct
{
    internal override bool AcceptsNull => true;

    internal override ValueCompleter Unwrapped => inner;

    internal override bool Complete(T? value, SelectedField field, ResolverScope scope)
    {
        if (value is not { } present)
        {
            scope.Buffer.WriteNull();
            return true;
        }

        var start = scope.Buffer.Length;
        return inner.Complete(present, field, scope) || ((ExecutionRun)scope).NullOut(start, acceptsNull: true);
    }

    internal override bool WritesItems => inner.WritesItems;

    internal override int WriteItems(ReadOnlySpan<T?> items, Utf8Buffer buffer)
    {
        if (!inner.WritesItems)
        {
            return 0;
        }

        for (var i = 0; i < items.Length; i++)
        {
            var start = NullableItems.Begin(i, buffer);
            if (items[i] is not { } item)
            {
                buffer.WriteNull();
            }
            else if (inner.WriteItems(new ReadOnlySpan<T>(in item), buffer) == 0)
            {
                buffer.Truncate(start);
                return i;
            }
        }

        return items.Length;
    }
}

internal static class NullableItems
{
    /// <summary>Writes what stands before an item; gives where that begins.</summary>
    public static int Begin(int index, Utf8Buffer buffer)
    {
        var start = buffer.Length;
        if (index > 0)
        {
            buffer.WriteByte((byte)',');
        }

        return start;
    }
}
