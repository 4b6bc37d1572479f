using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>
/// Stands in front of the tables of guarded fields: asks their permissions, before hooks and resolver, and lets those be called or not. Other fields never
/// come here.
/// </summary>
internal sealed class PermissionTable : FieldTable
{
    public static readonly PermissionTable Instance = new();

    public override TypeKey Key => typeof(PermissionTable);

    internal override string Name => "";

    public override ValueCompleter GetCompleter(int field) => throw new System.Diagnostics.UnreachableException();

    internal override void ResolveObject(object? source, ref FieldCursor cursor)
    {
        while (cursor.MoveNext())
        {
            var run = (ExecutionRun)cursor.Scope;
            var check = PermissionCheck.RunAsync(run, cursor.Current, source);
            if (!check.IsCompleted)
            {
                cursor.Complete(check, new PendingCheckCompleter(source));
            }
            else if (check.Result is { IsAllowed: false } denied)
            {
                cursor.Complete(denied, DenialCompleter.Instance);
            }
            else if (cursor.Current.Hooks.Length > 0)
            {
                cursor.Complete(ResolveHookTable.Call(source, ref cursor), HookedValueCompleter.Instance);
            }
            else
            {
                cursor.Complete(cursor.Current.ResolvingTable!.InvokeObject(source, ref cursor), InvokedValueCompleter.Instance);
            }
        }
    }

    // Sources of events are checked where they are opened.
    internal override object? InvokeObject(object? source, ref FieldCursor cursor) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Completes what a resolver returned.</summary>
    private sealed class InvokedValueCompleter : ValueCompleter<object?>
    {
        public static readonly InvokedValueCompleter Instance = new();

        internal override bool Complete(object? value, SelectedField field, ResolverScope scope) =>
            field.Completer!.CompleteObject(value, field, scope);
    }

    /// <summary>Completes a field that may not be resolved: an error, and null where it is accepted.</summary>
    private sealed class DenialCompleter : ValueCompleter<PermissionResult>
    {
        public static readonly DenialCompleter Instance = new();

        internal override bool Complete(PermissionResult value, SelectedField field, ResolverScope scope)
        {
            var run = (ExecutionRun)scope;
            run.AddError(run.Operation.MakeDenial(value, field, run.GetPath()));
            if (!field.AcceptsNull)
            {
                return false;
            }

            run.Buffer.WriteNull();
            return true;
        }
    }

    /// <summary>Leaves the field's place open until the check has ended.</summary>
    private sealed class PendingCheckCompleter(object? source) : ValueCompleter<ValueTask<PermissionResult>>
    {
        internal override bool Complete(ValueTask<PermissionResult> value, SelectedField field, ResolverScope scope) =>
            PendingValueTask<PermissionResult>.Add((ExecutionRun)scope, field, in value, new CheckedCompleter(source));
    }

    /// <summary>Completes a field whose check has ended, on the request's turn: now its resolver is called.</summary>
    private sealed class CheckedCompleter(object? source) : ValueCompleter<PermissionResult>
    {
        internal override bool Complete(PermissionResult value, SelectedField field, ResolverScope scope)
        {
            if (!value.IsAllowed)
            {
                return DenialCompleter.Instance.Complete(value, field, scope);
            }

            var cursor = new FieldCursor(scope, field);
            return field.Hooks.Length > 0
                ? HookedValueCompleter.Instance.Complete(ResolveHookTable.Call(source, ref cursor), field, scope)
                : field.Completer!.CompleteObject(field.ResolvingTable!.InvokeObject(source, ref cursor), field, scope);
        }
    }
}
