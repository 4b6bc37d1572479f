using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The value of a task that had not ended when its place was reached.</summary>
internal sealed class PendingTask<T> : PendingValue
{
    private readonly ValueCompleter<T> _inner;
    private ValueTaskAwaiter<T> _awaiter;
    private Exception? _refusal;

    public PendingTask(ExecutionRun run, SelectedField field, ResultNode node, ValueTask<T> task, ValueCompleter<T> inner)
        : base(run, field, node, run.Buffer.Length)
    {
        // A byte of its own keeps the place apart from what starts next to it.
        run.Buffer.WriteByte((byte)' ');
        End = run.Buffer.Length;
        _inner = inner;
        _awaiter = task.GetAwaiter();
    }

    public void Await()
    {
        EngineCounters.AddTask(1);
        Owner.Operation.TaskStarted();
        try
        {
            _awaiter.UnsafeOnCompleted(() => Owner.Operation.Pump.Enqueue(this));
        }
        catch (Exception exception)
        {
            // A value task that was awaited elsewhere already: it will never call back.
            _refusal = exception;
            Owner.Operation.Pump.Enqueue(this);
        }
    }

    public override void Run()
    {
        EngineCounters.AddTask(-1);
        Owner.Operation.TaskEnded();
        if (IsAbandoned)
        {
            Forget();
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
}
