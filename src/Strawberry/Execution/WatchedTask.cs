using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// A task that calls back when it ends, for the place of a run; or whose end has to be known although nobody wants its value any more. Used again once the task has ended.
/// </summary>
internal sealed class WatchedTask : AwaitedItem
{
    private Action? _onEnded;
    private Task? _task;
    private OperationExecution? _operation;
    private ResolverScopes? _scopes;
    private ExecutionRun? _run;
    private int _place;
    private bool _isWatched;

    public override bool IsReady => _task!.IsCompleted;

    /// <summary>Begins to stand for a task that was met.</summary>
    /// <param name="operation">What the task was met in.</param>
    /// <param name="task">The task.</param>
    /// <param name="scopes">What it keeps from ending.</param>
    /// <param name="run">Who is told that it has ended; null for nobody.</param>
    /// <param name="place">The number of its place there.</param>
    public void Begin(OperationExecution operation, Task task, ResolverScopes? scopes, ExecutionRun? run, int place)
    {
        _operation = operation;
        _task = task;
        _scopes = scopes;
        _run = run;
        _place = place;
        _isWatched = false;
    }

    /// <summary>Nobody wants the value any more.</summary>
    public void Abandon() => _run = null;

    public override void Watch()
    {
        _isWatched = true;
        _operation!.TaskWatched();
        _task!.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onEnded ??= () => _operation!.Pump.Enqueue(this));
    }

    public override void Run()
    {
        if (_isWatched)
        {
            _operation!.TaskEnded(_scopes);
        }
        else
        {
            _operation!.MetTaskEnded(_scopes);
        }

        var (task, run) = (_task!, _run);
        _operation = null;
        _task = null;
        _scopes = null;
        _run = null;
        if (run is null)
        {
            Forget(task);
        }
        else
        {
            run.WatchedTaskEnded(_place);
        }
    }

    /// <summary>Has what a task threw count as seen: its value is of no use any more.</summary>
    public static void Forget(Task task) => _ = task.Exception;
}
