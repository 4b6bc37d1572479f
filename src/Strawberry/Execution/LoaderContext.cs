using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What ties one loader to its operation, or to an event, until that is over.</summary>
internal sealed class LoaderContext(OperationExecution operation, LoaderDispatcher loaders, ExecutionRun run) : DataLoaderContext(loaders.Count)
{
    private readonly Lock _gate = new();
    private IServiceProvider? _services;
    private bool _isOver;

    /// <summary>The loader.</summary>
    public object Loader { get; set; } = null!;

    /// <summary>The context that was made before.</summary>
    public LoaderContext? Before { get; set; }

    public override IServiceProvider Services
    {
        get
        {
            lock (_gate)
            {
                return _services ??= _isOver ? throw new OperationCanceledException() : run.ExecutionScopes.Create();
            }
        }
    }

    internal override IServiceProvider Find(Type type)
    {
        lock (_gate)
        {
            if (!_isOver && operation.Services.IsSingleton(type))
            {
                return operation.Services.Given;
            }
        }

        return Services;
    }

    internal override ServiceSource MakeBatchServices() => new OwnServices(run);

    internal override void KeyAsked(IBatchSource source, bool first)
    {
        if (!first)
        {
            loaders.KeyAsked();
            return;
        }

        lock (_gate)
        {
            if (!_isOver)
            {
                loaders.KeyAsked(source);
                return;
            }
        }

        // Whoever asks now has kept the loader for too long, or runs although nobody waits for him.
        source.Cancel();
    }

    internal override void Complete(PumpItem settle) => operation.Pump.Enqueue(settle);

    /// <summary>The operation is over, or the event: the loader finds neither services nor a batch any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        (Loader as IBatchSource)?.End();
    }
}
