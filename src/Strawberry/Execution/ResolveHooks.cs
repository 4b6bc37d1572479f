using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>Stands in front of the tables of fields that extensions surround: calls the hooks, the outermost first, and the resolver inside of them.</summary>
internal sealed class ResolveHookTable : FieldTable
{
    public static readonly ResolveHookTable Instance = new();

    public override TypeKey Key => typeof(ResolveHookTable);

    internal override string Name => "";

    public override ValueCompleter GetCompleter(int field) => throw new System.Diagnostics.UnreachableException();

    internal override void ResolveObject(object? source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            cursor.Complete(Call(source, ref cursor), HookedValueCompleter.Instance);
        }
    }

    internal override object? InvokeObject(object? source, ref FieldCursor cursor) => Call(source, ref cursor);

    /// <summary>Calls the hooks around the resolver of the cursor's field.</summary>
    public static ValueTask<object?> Call(object? source, ref FieldCursor cursor)
    {
        var run = (ExecutionRun)cursor.Scope;
        return new ResolveCall(run, cursor.Current, source, cursor.Info()).Invoke(0);
    }

    private sealed class ResolveCall(ExecutionRun run, SelectedField field, object? source, ResolveInfo info)
    {
        public ValueTask<object?> Invoke(int depth) =>
            depth == field.Hooks.Length ? Resolve() : run.Operation.ResolveHooks[field.Hooks[depth]].OnResolve(info, () => Invoke(depth + 1));

        private ValueTask<object?> Resolve()
        {
            var cursor = new FieldCursor(run, field);
            return field.Completer!.AwaitObject(field.ResolvingTable!.InvokeObject(source, ref cursor));
        }
    }
}

/// <summary>Completes what hooks gave back.</summary>
internal sealed class HookedValueCompleter : ValueCompleter<ValueTask<object?>>
{
    public static readonly HookedValueCompleter Instance = new();

    internal override bool Complete(ValueTask<object?> value, SelectedField field, ResolverScope scope) =>
        value.IsCompleted
            ? AwaitedValueCompleter.Instance.Complete(value.GetAwaiter().GetResult(), field, scope)
            : PendingValueTask<object?>.Add((ExecutionRun)scope, field, in value, AwaitedValueCompleter.Instance);

    private sealed class AwaitedValueCompleter : ValueCompleter<object?>
    {
        public static readonly AwaitedValueCompleter Instance = new();

        internal override bool Complete(object? value, SelectedField field, ResolverScope scope)
        {
            var completer = field.Completer!.Awaited;
            return value is null && !completer.AcceptsNull ? scope.RejectNull(field) : completer.CompleteObject(value, field, scope);
        }
    }
}
