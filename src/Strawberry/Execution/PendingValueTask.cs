using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The value of a value task that had not ended when its place was reached.</summary>
internal sealed class PendingValueTask<T> : PendingTask<T>
{
    private ValueTask<T> _task;
    private Exception? _refusal;

    private PendingValueTask(ValueCompleter<T> inner)
        : base(inner, isValueTask: true)
    {
    }

    protected override bool IsOtherReady
    {
        get
        {
            try
            {
                return _task.IsCompleted;
            }
            catch (Exception)
            {
                // Awaited elsewhere already. Taking its result tells so.
                return true;
            }
        }
    }

    /// <summary>Leaves the place of a value task's value open.</summary>
    public static void Add(ExecutionRun run, SelectedField field, in ValueTask<T> task, ValueCompleter<T> inner)
    {
        var pending = Unsafe.As<PendingValueTask<T>>(TakeSpare(run, inner, isValueTask: true)) ?? new PendingValueTask<T>(inner);
        pending._task = task;
        pending.Begin(run, field);
    }

    public override bool Release(bool isRunOver)
    {
        // One that called back in spite of its refusal may do so again.
        if (_refusal is not null || !base.Release(isRunOver))
        {
            return false;
        }

        _task = default;
        return true;
    }

    protected override void WatchTask()
    {
        try
        {
            _task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnEnded);
        }
        catch (Exception exception)
        {
            // Awaited elsewhere already: it will hardly call back.
            _refusal = exception;
            Owner.Operation.IsShared = true;
            OnEnded();
        }
    }

    protected override T GetOtherResult() => _refusal is null ? _task.GetAwaiter().GetResult() : throw _refusal;
}
