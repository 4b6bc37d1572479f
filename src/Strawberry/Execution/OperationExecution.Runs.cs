using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>The runs of an operation: the root selection set's, an event's, and those it lends to groups and items.</summary>
internal sealed partial class OperationExecution
{
    private readonly RootStart _rootStart;
    private EventStart? _eventStart;
    private ExecutionRun? _rootRun;
    private ExecutionRun? _idleRun;

    /// <summary>
    /// Executes the root selection set, on the calling thread as far as it gets; <see cref="Root"/> is told when it is complete. The caller puts its own
    /// execution context back: resolvers may change it.
    /// </summary>
    public void Start() => Pump.RunFirst(_rootStart);

    /// <summary>Executes a subscription's current event; <see cref="Root"/> is told when it is complete.</summary>
    public void StartEvent(ItemSource source, SelectedField field)
    {
        Root.Reset();
        _eventStart ??= new EventStart(this, source, field);
        Pump.RunInline(_eventStart);
    }

    /// <summary>The run of the root selection set, or of the current event.</summary>
    public ExecutionRun? RootRun { get; private set; }

    /// <summary>A run that has begun. It goes back with <see cref="ReturnRun"/>, or is left to itself.</summary>
    public ExecutionRun TakeRun(
        IRunOwner owner, ResultNode? baseNode, DeliveryGroup? defers, RunPart part = RunPart.None, ResolverScopes? outerScopes = null)
    {
        var run = _idleRun ?? new ExecutionRun(this);
        _idleRun = null;
        run.Part = part;
        run.OuterScopes = outerScopes;
        run.Begin(owner, baseNode, defers);
        return run;
    }

    /// <summary>Ends a run that is complete and whose result was taken.</summary>
    public void ReturnRun(ExecutionRun run)
    {
        run.Discard();
        if (!run.IsShared)
        {
            _idleRun = run;
        }
    }

    private void StartRoot()
    {
        if (IsCanceled)
        {
            Root.Cancel();
            return;
        }

        OnCanceled = Root.CancelAction;
        RootRun = _rootRun ??= new ExecutionRun(this);
        RootRun.Begin(Root, null, null, _setup.Prepared.SizeHint);
        RootRun.ExecuteRoot(_setup, Definition.Operation == OperationType.Mutation);
    }

    /// <summary>The first thing that happens with an event.</summary>
    private sealed class EventStart(OperationExecution operation, ItemSource source, SelectedField field) : PumpItem
    {
        public override void Run()
        {
            if (operation.IsCanceled)
            {
                operation.Root.Cancel();
                return;
            }

            operation.OnCanceled = operation.Root.CancelAction;
            operation._loaders?.Reset();
            operation._instances = null;
            operation._answers = null;
            operation.RootRun = operation.TakeRun(operation.Root, null, null, RunPart.Event);
            operation.RootRun.ExecuteEvent(source, field);
        }
    }

    /// <summary>The first thing that an operation does.</summary>
    private sealed class RootStart(OperationExecution operation) : PumpItem
    {
        public override void Run() => operation.StartRoot();
    }
}
