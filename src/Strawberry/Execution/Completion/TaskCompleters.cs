using Strawberry.Resolvers;

namespace Strawberry.Execution.Completion;

/// <summary>A task: its value is completed at once if it is there, else when it comes.</summary>
internal sealed class TaskCompleter<T>(ValueCompleter<T> inner) : ValueCompleter<Task<T>>
{
    private readonly AwaitedValue<T> _awaited = new(inner);

    internal override bool AcceptsNull => inner.AcceptsNull;

    internal override ValueCompleter? Item => inner.Item;

    internal override ValueCompleter Awaited => inner.Awaited;

    internal override bool Complete(Task<T> value, SelectedField field, ResolverScope scope)
    {
        if (value is null)
        {
            return scope.RejectNull(field);
        }

        if (value.IsCompleted)
        {
            return inner.Complete(value.GetAwaiter().GetResult(), field, scope);
        }

        ((ExecutionRun)scope).AddTask(value, _awaited, field);
        return true;
    }

    internal override async ValueTask<object?> AwaitObject(object? value) =>
        await inner.AwaitObject(await ((Task<T>)value!).ConfigureAwait(false)).ConfigureAwait(false);
}

/// <summary>A value task: its value is completed at once if it is there, else when it comes.</summary>
internal sealed class ValueTaskCompleter<T>(ValueCompleter<T> inner) : ValueCompleter<ValueTask<T>>
{
    internal override bool AcceptsNull => inner.AcceptsNull;

    internal override ValueCompleter? Item => inner.Item;

    internal override ValueCompleter Awaited => inner.Awaited;

    internal override bool Complete(ValueTask<T> value, SelectedField field, ResolverScope scope) =>
        value.IsCompleted
            ? inner.Complete(value.GetAwaiter().GetResult(), field, scope)
            : PendingValueTask<T>.Add((ExecutionRun)scope, field, in value, inner);

    internal override async ValueTask<object?> AwaitObject(object? value) =>
        await inner.AwaitObject(await ((ValueTask<T>)value!).ConfigureAwait(false)).ConfigureAwait(false);
}

/// <summary>What comes of nothing: null.</summary>
internal sealed class VoidCompleter : ValueCompleter<object?>
{
    public static readonly VoidCompleter Instance = new();

    internal override bool AcceptsNull => true;

    internal override bool Complete(object? value, SelectedField field, ResolverScope scope)
    {
        scope.Buffer.WriteNull();
        return true;
    }
}

/// <summary>A task without a value.</summary>
internal sealed class VoidTaskCompleter : ValueCompleter<Task>
{
    public static readonly VoidTaskCompleter Instance = new();

    private readonly ValueTaskCompleter<object?> _inner = new(VoidCompleter.Instance);

    internal override bool AcceptsNull => true;

    internal override ValueCompleter Awaited => VoidCompleter.Instance;

    internal override bool Complete(Task value, SelectedField field, ResolverScope scope) =>
        _inner.Complete(ToValue(value), field, scope);

    internal override ValueTask<object?> AwaitObject(object? value) => ToValue((Task?)value);

    // No task is no value, as a task without a value is.
    private static async ValueTask<object?> ToValue(Task? task)
    {
        if (task is not null)
        {
            await task.ConfigureAwait(false);
        }

        return null;
    }
}

/// <summary>A value task without a value.</summary>
internal sealed class VoidValueTaskCompleter : ValueCompleter<ValueTask>
{
    public static readonly VoidValueTaskCompleter Instance = new();

    private readonly ValueTaskCompleter<object?> _inner = new(VoidCompleter.Instance);

    internal override bool AcceptsNull => true;

    internal override ValueCompleter Awaited => VoidCompleter.Instance;

    internal override bool Complete(ValueTask value, SelectedField field, ResolverScope scope) =>
        _inner.Complete(ToValue(value), field, scope);

    internal override ValueTask<object?> AwaitObject(object? value) => ToValue((ValueTask)value!);

    private static async ValueTask<object?> ToValue(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return null;
    }
}
