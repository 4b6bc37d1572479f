using System.Runtime.CompilerServices;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>Completes the value that a task has come to.</summary>
internal abstract class AwaitedValue(bool isLeaf)
{
    /// <summary>Whether <see cref="TryWrite"/> ever writes a value.</summary>
    public bool IsLeaf { get; } = isLeaf;

    /// <summary>Writes the value. False: null must propagate. What it throws is an error of the value's position.</summary>
    public abstract bool Complete(Task ended, SelectedField field, ExecutionRun run);

    /// <summary>Writes the value of a task that has succeeded, if nothing can be wrong with it. False: it is to be completed, and nothing was written.</summary>
    public abstract bool TryWrite(Task succeeded, Utf8Buffer buffer);
}

/// <inheritdoc/>
internal sealed class AwaitedValue<T>(ValueCompleter<T> completer) : AwaitedValue(completer.WritesAlone)
{
    public override bool Complete(Task ended, SelectedField field, ExecutionRun run) =>
        completer.Complete(Unsafe.As<Task<T>>(ended).GetAwaiter().GetResult(), field, run);

    public override bool TryWrite(Task succeeded, Utf8Buffer buffer) => completer.TryWrite(Unsafe.As<Task<T>>(succeeded).Result, buffer);
}
