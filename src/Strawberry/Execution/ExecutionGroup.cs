using Strawberry.Errors;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>Fields of one object that one or several deferred fragments wait for. Its run begins when one of them is announced.</summary>
internal sealed class ExecutionGroup(
    OperationExecution operation,
    WorkGroup[] groups,
    object? source,
    Selection selection,
    ResultNode? node,
    DeferMap? defers,
    int position) : WorkTask(groups)
{
    private readonly GroupRunOwner _owner = new();
    private bool _isPrimed;
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

    /// <summary>The run, once it is started and until it is delivered.</summary>
    public ExecutionRun? Run { get; private set; }

    /// <summary>All errors of a failed run, the one that reached its root last.</summary>
    public List<GraphQLError>? FailureErrors { get; private set; }

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

    public override void Cancel() => Release();

    public override void Discard() => Release();

    /// <summary>Gives the run's memory back.</summary>
    public void Release()
    {
        _isPrimed = true;
        _isReported = true;
        Run?.Discard();
        Run = null;
        _scopes?.Release();
        _scopes = null;
    }

    private void Execute()
    {
        _owner.Group = this;
        Run = new ExecutionRun(operation, _owner, Node, defers) { OuterScopes = _scopes };
        Run.Execute(source, selection);
    }

    private void ReportIfDone()
    {
        // An early run reports when its group is announced, and not while its own first pass is on the stack.
        if (_isReported || State != WorkTaskState.Started || Run is not { IsCompleted: true } run || Queue is null)
        {
            return;
        }

        _isReported = true;
        if (run.Failure is not null)
        {
            FailureErrors = run.Errors;
            Release();
            Queue.TaskFailed(this);
        }
        else
        {
            Queue.TaskSucceeded(this, run.TakeWork());
        }
    }

    private sealed class GroupRunOwner : RunOwner
    {
        public ExecutionGroup Group { get; set; } = null!;

        public override void OnRunCompleted(ExecutionRun run)
        {
            Group.Run = run;
            Group.ReportIfDone();
        }
    }
}
