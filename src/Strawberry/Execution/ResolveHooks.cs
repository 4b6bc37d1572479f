using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>Stands in front of all tables when extensions take part in resolving: calls the hooks, the outermost first, and the resolver inside of them.</summary>
internal sealed class ResolveHookTable : FieldTable
{
    public static readonly ResolveHookTable Instance = new();

    public override TypeKey Key => typeof(ResolveHookTable);

    public override string Name => "";

    public override FieldDescriptor[] DescribeFields() => [];

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
        return Call(run.Operation.ResolveHooks, 0, new ResolveCall(run, cursor.Current, source, cursor.Info()));
    }

    private static ValueTask<object?> Call(IResolveHook[] hooks, int index, ResolveCall call) =>
        index == hooks.Length ? call.Invoke() : hooks[index].OnResolve(call.Info, () => Call(hooks, index + 1, call));

    private sealed class ResolveCall(ExecutionRun run, SelectedField field, object? source, ResolveInfo info)
    {
        public ResolveInfo Info { get; } = info;

        public ValueTask<object?> Invoke()
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
            : Completion.PendingTasks.Add(value, AwaitedValueCompleter.Instance, field, scope);

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
