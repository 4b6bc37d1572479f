using System.Runtime.CompilerServices;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The value of a task that had not ended when its place was reached. Used again once its run and its task are both done with it.</summary>
internal sealed class PendingTask<T> : PendingValue
{
    private readonly Action _onEnded;
    private ValueCompleter<T> _inner = null!;
    private ConfiguredValueTaskAwaitable<T>.ConfiguredValueTaskAwaiter _awaiter;
    private Exception? _refusal;
    private ResolverScopes? _scopes;
    private bool _isInFlight;
    private bool _isReleased;

    private PendingTask() => _onEnded = OnEnded;

    /// <summary>Leaves the place of a task's value open.</summary>
    public static void Add(ExecutionRun run, SelectedField field, ValueTask<T> task, ValueCompleter<T> inner)
    {
        var pending = Recycler<PendingTask<T>>.TryTake() ?? new PendingTask<T>();
        pending.Attach(run, field);

        // A byte of its own keeps the place apart from what starts next to it.
        run.Buffer.WriteByte((byte)' ');
        pending.End = run.Buffer.Length;
        pending._inner = inner;
        pending._awaiter = task.ConfigureAwait(false).GetAwaiter();
        run.Add(pending);
        pending.Await();
    }

    public override void Run()
    {
        _isInFlight = false;
        Owner.Operation.TaskEnded(_scopes);
        _scopes = null;
        if (IsAbandoned)
        {
            Forget();
            if (_isReleased)
            {
                Recycle();
            }

            return;
        }

        base.Run();
    }

    public override bool Complete()
    {
        IsSettled = true;
        if (_refusal is not null)
        {
            throw _refusal;
        }

        var value = _awaiter.GetResult();
        ContentStart = Owner.Buffer.Length;
        var done = _inner.Complete(value, Field, Owner);
        ContentEnd = Owner.Buffer.Length;
        return done;
    }

    public override void Release()
    {
        _isReleased = true;
        if (!_isInFlight)
        {
            Recycle();
        }
    }

    private void Await()
    {
        _isInFlight = true;
        _scopes = Owner.ScopesInUse;
        Owner.Operation.TaskStarted(_scopes);
        try
        {
            _awaiter.UnsafeOnCompleted(_onEnded);
        }
        catch (Exception exception)
        {
            // A value task that was awaited elsewhere already: it will never call back.
            _refusal = exception;
            OnEnded();
        }
    }

    private void OnEnded() => Owner.Operation.Pump.Enqueue(this);

    private void Forget()
    {
        try
        {
            _awaiter.GetResult();
        }
        catch (Exception)
        {
            // Observed, so that it is not reported as unobserved; its value is of no use any more.
        }
    }

    private void Recycle()
    {
        // A value task that called back in spite of its refusal may do so again.
        if (_refusal is null)
        {
            Detach();
            _inner = null!;
            _awaiter = default;
            _isReleased = false;
            Recycler<PendingTask<T>>.Return(this);
        }
    }
}
