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

    internal override bool CompleteItems(ReadOnlySpan<T?> items, ref int next, SelectedField field, ResolverScope scope)
    {
        if (!inner.CompleteItems(items!, ref next, field, scope))
        {
            ((ExecutionRun)scope).NullOut(scope.Frames[scope.Depth - 1].Start, acceptsNull: true);
            scope.EndItem();
            next++;
        }

        return true;
    }

    internal override bool WritesAlone => inner.WritesAlone;

    internal override bool TryWrite(T? value, Utf8Buffer buffer)
    {
        if (value is { } present)
        {
            return inner.TryWrite(present, buffer);
        }

        buffer.WriteNull();
        return true;
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

    internal override bool WritesAlone => inner.WritesAlone;

    internal override bool TryWrite(T? value, Utf8Buffer buffer)
    {
        if (value is { } present)
        {
            return inner.TryWrite(present, buffer);
        }

        buffer.WriteNull();
        return true;
    }
}
