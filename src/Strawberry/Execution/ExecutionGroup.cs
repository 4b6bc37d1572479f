using Strawberry.Errors;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>
/// Fields of one object that one or several deferred fragments wait for. Its run begins when one of them is announced; once it is complete, its data is all
/// that is kept.
/// </summary>
internal sealed class ExecutionGroup(
    OperationExecution operation,
    SmallList<WorkGroup> groups,
    object? source,
    Selection selection,
    ResultNode? node,
    DeliveryGroup? defers,
    int position) : WorkTask(groups), IRunOwner
{
    private ExecutionRun? _run;
    private Work? _work;
    private SettledJson _data;
    private bool _isPrimed;
    private bool _isCompleted;
    private bool _isReported;
    private ResolverScopes? _scopes;

    /// <summary>The object's position; null for the root.</summary>
    public ResultNode? Node { get; } = node;

    /// <summary>How much its parent run had written when the group was made.</summary>
    public int Position { get; } = position;

    /// <summary>The scopes that the object may live on; null for the operation's.</summary>
    public ResolverScopes? Scopes
    {
        init
        {
            value?.Acquire();
            _scopes = value;
        }
    }

    /// <summary>The errors; of a group that failed, the one that reached its root last. Null for none.</summary>
    public List<GraphQLError>? Errors { get; private set; }

    /// <summary>Begins before anyone asked; what comes of it is reported when somebody does.</summary>
    public void Prime()
    {
        if (!_isPrimed && State == WorkTaskState.New)
        {
            _isPrimed = true;
            Execute();
        }
    }

    public override void Start()
    {
        if (!_isPrimed)
        {
            _isPrimed = true;
            Execute();
        }
        else
        {
            ReportIfDone();
        }
    }

    /// <summary>Takes over a run that was begun for the group.</summary>
    public void Adopt(ExecutionRun run, bool isCompleted)
    {
        _isPrimed = true;
        run.Owner = this;
        _run = run;
        if (isCompleted)
        {
            ((IRunOwner)this).OnRunCompleted(run);
        }
    }

    public override void Cancel() => Release();

    public override void Discard() => Release();

    /// <summary>Gives the data to whoever delivers it.</summary>
    public SettledJson TakeData()
    {
        var data = _data;
        _data = default;
        return data;
    }

    /// <summary>Gives the memory back: the data is not wanted.</summary>
    public void Release()
    {
        _isPrimed = true;
        _isReported = true;
        _run?.Discard();
        _run = null;
        _work?.Cancel();
        _work = null;
        _data.Memory?.Release();
        _data = default;
        ReleaseScopes();
    }

    void IRunOwner.OnRunCompleted(ExecutionRun run)
    {
        _isCompleted = true;
        Errors = run.Errors;
        if (run.Failure is null && !operation.IsCanceled)
        {
            _data = operation.Settle(run);
            _work = run.TakeWork();
        }

        // Not before the first pass has ended: then the run is still on the stack, and known only to it.
        _run = null;
        operation.ReturnRun(run);
        ReleaseScopes();
        ReportIfDone();
    }

    private void Execute()
    {
        var run = operation.TakeRun(this, Node, defers, RunPart.None, _scopes);
        _run = run;
        run.Execute(source, selection);
    }

    // What the run left behind has a hold of its own.
    private void ReleaseScopes()
    {
        _scopes?.Release();
        _scopes = null;
    }

    private void ReportIfDone()
    {
        // An early run reports when its group is announced.
        if (_isReported || State != WorkTaskState.Started || !_isCompleted || Queue is null)
        {
            return;
        }

        _isReported = true;
        if (_work is { } work)
        {
            _work = null;
            Queue.TaskSucceeded(this, work);
        }
        else
        {
            Queue.TaskFailed(this);
        }
    }
}
