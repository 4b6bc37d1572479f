using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The value of a value task that had not ended when its place was reached. Used again in another run once its own and its task are both done with it.</summary>
internal sealed class PendingValueTask<T> : PendingValue
{
    private readonly ValueCompleter<T> _completer;
    private Action? _onEnded;
    private ValueTask<T> _task;
    private Exception? _refusal;
    private ResolverScopes? _scopes;
    private bool _isWatched;
    private bool _isInFlight;

    private PendingValueTask(ValueCompleter<T> completer)
        : base(completer) => _completer = completer;

    public override bool IsReady
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

    /// <summary>Leaves the place of a value task's value open. True: nothing has failed yet.</summary>
    public static bool Add(ExecutionRun run, SelectedField field, in ValueTask<T> task, ValueCompleter<T> completer)
    {
        var pending = run.SpareValue is { } spare && ReferenceEquals(spare.Completer, completer) && spare is PendingValueTask<T> known ? known : new PendingValueTask<T>(completer);
        pending.Begin(run, field, task);
        return true;
    }

    public override void Watch()
    {
        _isWatched = true;
        Owner.Operation.TaskWatched();
        _onEnded ??= () => Owner.Operation.Pump.Enqueue(this);
        try
        {
            _task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onEnded);
        }
        catch (Exception exception)
        {
            // Awaited elsewhere already: it will hardly call back.
            _refusal = exception;
            Owner.Operation.IsShared = true;
            _onEnded();
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
        if (IsAbandoned)
        {
            Forget();
        }
        else
        {
            Owner.Settle(this);
        }
    }

    public override bool Complete()
    {
        IsSettled = true;
        var value = GetResult();
        ContentStart = Owner.Buffer.Length;
        var done = _completer.Complete(value, Field, Owner);
        ContentEnd = Owner.Buffer.Length;
        return done;
    }

    public override bool TryRelease()
    {
        // One that called back in spite of its refusal may do so again.
        if (_isInFlight || _refusal is not null)
        {
            return false;
        }

        Detach();
        _task = default;
        _isWatched = false;
        return true;
    }

    private void Begin(ExecutionRun run, SelectedField field, in ValueTask<T> task)
    {
        Attach(run, field, run.Materialize()!, run.Buffer.Length);
        _task = task;
        _isInFlight = true;

        // A byte of its own keeps the place apart from what starts next to it.
        run.Buffer.WriteByte((byte)' ');
        End = run.Buffer.Length;
        run.Add(this);
        _scopes = run.ScopesInUse;
        run.Operation.TaskMet(_scopes);
        run.Operation.Pump.Await(this);
    }

    private T GetResult() => _refusal is null ? _task.GetAwaiter().GetResult() : throw _refusal;

    private void Forget()
    {
        try
        {
            _ = GetResult();
        }
        catch (Exception)
        {
            // Observed, so that it is not reported as unobserved; its value is of no use any more.
        }
    }
}
