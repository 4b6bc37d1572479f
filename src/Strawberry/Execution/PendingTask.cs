using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The value of a task that had not ended when its place was reached. Used again in another run once its own and its task are both done with it.</summary>
internal sealed class PendingTask<T> : PendingValue
{
    private readonly ValueCompleter<T> _inner;
    private Action? _onEnded;
    private Task<T>? _task;
    private ValueTask<T> _valueTask;
    private Exception? _refusal;
    private ResolverScopes? _scopes;
    private bool _isWatched;
    private bool _isInFlight;

    private PendingTask(ValueCompleter<T> inner)
        : base(inner) => _inner = inner;

    private Action OnEnded => _onEnded ??= () => Owner.Operation.Pump.Enqueue(this);

    /// <summary>Leaves the place of a task's value open.</summary>
    public static void Add(ExecutionRun run, SelectedField field, Task<T> task, ValueCompleter<T> inner)
    {
        var pending = Take(run, inner);
        pending._task = task;
        pending.Begin(run, field);
    }

    /// <inheritdoc cref="Add(ExecutionRun,SelectedField,Task{T},ValueCompleter{T})"/>
    public static void Add(ExecutionRun run, SelectedField field, in ValueTask<T> task, ValueCompleter<T> inner)
    {
        var pending = Take(run, inner);
        pending._valueTask = task;
        pending.Begin(run, field);
    }

    public override bool IsReady
    {
        get
        {
            if (_task is { } task)
            {
                return task.IsCompleted;
            }

            try
            {
                return _valueTask.IsCompleted;
            }
            catch (Exception)
            {
                // Awaited elsewhere already. Taking its result tells so.
                return true;
            }
        }
    }

    public override void Watch()
    {
        _isWatched = true;
        Owner.Operation.TaskWatched();
        try
        {
            if (_task is { } task)
            {
                task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnEnded);
            }
            else
            {
                _valueTask.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnEnded);
            }
        }
        catch (Exception exception)
        {
            // A value task that was awaited elsewhere already: it will hardly call back.
            _refusal = exception;
            Owner.Operation.IsShared = true;
            OnEnded();
        }
    }

    public override void Run()
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
        if (!IsAbandoned)
        {
            Owner.Settle(this);
            return;
        }

        Forget();
    }

    public override bool Complete()
    {
        IsSettled = true;
        if (_refusal is not null)
        {
            throw _refusal;
        }

        var value = GetResult();
        ContentStart = Owner.Buffer.Length;
        var done = _inner.Complete(value, Field, Owner);
        ContentEnd = Owner.Buffer.Length;
        return done;
    }

    public override bool Release(bool isRunOver)
    {
        base.Release(isRunOver);

        // A value task that called back in spite of its refusal may do so again.
        if (_isInFlight || _refusal is not null)
        {
            return false;
        }

        Detach();
        _task = null;
        _valueTask = default;
        _isWatched = false;
        return true;
    }

    // Of one completer there are values of one type only.
    private static PendingTask<T> Take(ExecutionRun run, ValueCompleter<T> inner) =>
        run.SpareValue is { } spare && ReferenceEquals(spare.Completer, inner) ? Unsafe.As<PendingTask<T>>(spare) : new PendingTask<T>(inner);

    private void Begin(ExecutionRun run, SelectedField field)
    {
        Attach(run, field);
        _isInFlight = true;

        // A byte of its own keeps the place apart from what starts next to it.
        run.Buffer.WriteByte((byte)' ');
        End = run.Buffer.Length;
        Node.End = End;
        run.Add(this);
        _scopes = run.ScopesInUse;
        run.Operation.TaskMet(_scopes);
        run.Operation.Pump.Await(this);
    }

    private T GetResult() => _task is { } task ? task.GetAwaiter().GetResult() : _valueTask.GetAwaiter().GetResult();

    private void Forget()
    {
        try
        {
            GetResult();
        }
        catch (Exception)
        {
            // Observed, so that it is not reported as unobserved; its value is of no use any more.
        }
    }
}
