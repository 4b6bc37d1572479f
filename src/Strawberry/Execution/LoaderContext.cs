using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What ties one loader to its operation.</summary>
internal sealed class LoaderContext(OperationExecution operation, LoaderDispatcher loaders, ExecutionRun run) : DataLoaderContext(loaders.Count)
{
    private readonly Lock _gate = new();
    private IServiceProvider? _services;

    public override IServiceProvider Services
    {
        get
        {
            lock (_gate)
            {
                return _services ??= run.ExecutionScopes.Create();
            }
        }
    }

    internal override IServiceProvider Find(Type type) => operation.Services.IsSingleton(type) ? operation.Services.Given : Services;

    internal override ServiceSource MakeBatchServices() => new OwnServices(run);

    internal override void KeyAsked(IBatchSource source, bool first) => loaders.KeyAsked(source, first);

    internal override void Complete(PumpItem settle) => operation.Pump.Enqueue(settle);
}
