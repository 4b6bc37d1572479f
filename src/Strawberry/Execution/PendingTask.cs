using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The value of a task that had not ended when its place was reached. Used again in another run once its own and its task are both done with it.</summary>
internal class PendingTask<T> : PendingValue
{
    private readonly bool _isValueTask;
    private readonly bool _isLeaf;
    private Action? _onEnded;
    private ResolverScopes? _scopes;
    private bool _isWatched;
    private bool _isInFlight;

    protected PendingTask(ValueCompleter<T> inner, bool isValueTask)
        : base(inner)
    {
        _isValueTask = isValueTask;
        _isLeaf = inner.WritesAlone;
    }

    protected Action OnEnded => _onEnded ??= () => Owner.Operation.Pump.Enqueue(this);

    /// <summary>Leaves the place of a task's value open.</summary>
    public static void Add(ExecutionRun run, SelectedField field, Task<T> task, ValueCompleter<T> inner)
    {
        var pending = TakeSpare(run, inner, isValueTask: false) ?? new PendingTask<T>(inner, isValueTask: false);
        pending.Awaited = task;
        pending.Begin(run, field);
    }

    public sealed override void Watch()
    {
        _isWatched = true;
        Owner.Operation.TaskWatched();
        WatchTask();
    }

    public sealed override void Run()
    {
        _isInFlight = false;
        if (_isWatched)
        {
            Owner.Operation.TaskEnded(_scopes);
        }
        else
        {
            Owner.Operation.MetTaskEnded(_scopes);
        }

        _scopes = null;
        if (IsAbandoned)
        {
            Forget();
        }
        else if (!TrySettleLeaf())
        {
            Owner.Settle(this);
        }
    }

    public sealed override bool Complete()
    {
        IsSettled = true;
        var value = Awaited is { } task ? Unsafe.As<Task<T>>(task).GetAwaiter().GetResult() : GetOtherResult();
        ContentStart = Owner.Buffer.Length;
        var done = Unsafe.As<ValueCompleter<T>>(Completer!).Complete(value, Field, Owner);
        ContentEnd = Owner.Buffer.Length;
        return done;
    }

    public override bool Release(bool isRunOver)
    {
        base.Release(isRunOver);
        if (_isInFlight)
        {
            return false;
        }

        Detach();
        Awaited = null;
        _isWatched = false;
        return true;
    }

    /// <summary>A value of an earlier run that may take the place; null for none. Of one completer there are values of two types only.</summary>
    protected static PendingTask<T>? TakeSpare(ExecutionRun run, ValueCompleter<T> inner, bool isValueTask) =>
        run.SpareValue is { } spare && ReferenceEquals(spare.Completer, inner) && Unsafe.As<PendingTask<T>>(spare) is var pending && pending._isValueTask == isValueTask
            ? pending
            : null;

    /// <summary>Asks to be called back.</summary>
    protected virtual void WatchTask() => Awaited!.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnEnded);

    /// <summary>Takes the result of what is no <see cref="Task{T}"/>.</summary>
    protected virtual T GetOtherResult() => throw new InvalidOperationException();

    protected void Begin(ExecutionRun run, SelectedField field)
    {
        Attach(run, field);
        _isInFlight = true;

        // A byte of its own keeps the place apart from what starts next to it.
        run.Buffer.WriteByte((byte)' ');
        End = run.Buffer.Length;
        Node.End = End;
        run.Add(this);
        var scopes = run.ScopesInUse;
        if (scopes is not null)
        {
            _scopes = scopes;
        }

        run.Operation.TaskMet(scopes);
        run.Operation.Pump.Await(this);
    }

    // What cannot fail needs no position.
    private bool TrySettleLeaf()
    {
        if (!_isLeaf || Awaited is not { IsCompletedSuccessfully: true } task || Owner.IsEnded)
        {
            return false;
        }

        var buffer = Owner.Buffer;
        ContentStart = buffer.Length;
        if (!Unsafe.As<ValueCompleter<T>>(Completer!).TryWrite(Unsafe.As<Task<T>>(task).Result, buffer))
        {
            return false;
        }

        ContentEnd = buffer.Length;
        IsSettled = true;
        Owner.LeafSettled();
        return true;
    }

    private void Forget()
    {
        try
        {
            _ = Awaited is { } task ? Unsafe.As<Task<T>>(task).GetAwaiter().GetResult() : GetOtherResult();
        }
        catch (Exception)
        {
            // Observed, so that it is not reported as unobserved; its value is of no use any more.
        }
    }
}
