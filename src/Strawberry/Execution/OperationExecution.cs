using Microsoft.Extensions.Logging;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.Scheduling;
using Strawberry.Telemetry;

namespace Strawberry.Execution;

/// <summary>
/// One operation being executed. Its bookkeeping happens on its pump, one thread at a time. When nothing of it was handed to anyone who may keep it, the
/// instance serves another request afterwards.
/// </summary>
internal sealed partial class OperationExecution : PumpOwner
{
    private readonly SchemaConfig _config;
    private readonly ILogger? _logger;
    private OperationSetup _setup;
    private long _postedVersion = -1;
    private volatile bool _isEnded;

    public OperationExecution(BoundSchema schema, SchemaConfig config, SingletonServices? singletons, ILogger? logger)
    {
        Schema = schema;
        _config = config;
        _logger = logger;
        Services = new OperationServices(singletons, config.InitializeScope);
        _cancellation = new OperationCancellation(this);
        Root = new RootOwner();
        _rootStart = new RootStart(this);
        Pump = new RequestPump(this);
    }

    public BoundSchema Schema { get; }

    public GraphQLRequest Request => _setup.Request;

    public OperationDefinitionNode Definition => _setup.Definition;

    public VariableSource Variables => _setup.Variables;

    public IResolveHook[] ResolveHooks => _setup.ResolveHooks;

    public SchemaLimits Limits => _config.Limits;

    public OperationServices Services { get; }

    /// <summary>Who waits for the root selection set's result.</summary>
    public RootOwner Root { get; }

    public RequestPump Pump { get; }

    /// <summary>Whether somebody outside may keep a part of the operation beyond its end.</summary>
    public bool IsShared { get; set; }

    /// <summary>Makes the operation that of a request.</summary>
    public void Begin(in OperationSetup setup, CancellationToken cancellationToken)
    {
        _setup = setup;
        Services.Begin(setup.Request.Services);
        _cancellation.Begin(cancellationToken);
        Pump.Begin();
        EngineCounters.AddOperation(setup.Definition.Operation, 1);
    }

    public override PumpRest OnDrained()
    {
        if (_loaders is { HasKeys: true } loaders)
        {
            Pump.WakeNow();
            if (KnownTasks > loaders.Count.Waiting && loaders.Version != _postedVersion && !IsCanceled)
            {
                // A resolver that awaited something else may be about to ask for a key on another thread: let it.
                _postedVersion = loaders.Version;
                Pump.Post();
                return PumpRest.Posted;
            }

            loaders.Dispatch();
            return PumpRest.Again;
        }

        Listener?.OnDrained();
        return PumpRest.Wait;
    }

    /// <summary>Everything was delivered, or the client has gone.</summary>
    public void End()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            _loaders?.Reset();
            _cancellation.StopWatching();
            EndDeadline();
            FireToken();
            EngineCounters.AddOperation(Definition.Operation, -1);
            _endedAt = Instruments.ResolverOverrun.Enabled ? _config.TimeProvider.GetTimestamp() : 0;
            var left = Interlocked.Add(ref _tasksInFlight, Ended) & ~Ended;
            if (left == 0)
            {
                EndScopes();
            }
            else
            {
                EngineCounters.AddAbandoned(left);
            }
        }
    }

    /// <summary>Makes the operation ready for another request. False: somebody may still hold a part of it.</summary>
    public bool TryReset()
    {
        // A request's token that fired may be about to end the operation, from another thread.
        if (IsShared || IsCanceled || _cancellation.RequestToken.IsCancellationRequested || _settled is not null || _scopes is not null || _fault is not null || RootRun is not { IsEnded: true })
        {
            return false;
        }

        // Tasks end on the turn, which may not be over yet where it is another thread's.
        if (Volatile.Read(ref _tasksInFlight) != Ended || _loaders?.TryReuse() == false || !Pump.TryRetire(isKnown: _loaders is not null))
        {
            return false;
        }

        _setup = default;
        _instances = null;
        _answers = null;
        Listener = null;
        OnCanceled = null;
        RootRun = null;
        _idleRun = null;
        _postedVersion = -1;
        _areDeferredObjectsFree = _deferredObjects?.TryReset() == true;
        if (!_areDeferredObjectsFree)
        {
            _deferredObjects = null;
        }

        _deferredGroups = 0;
        _openStreams = 0;
        _isEnded = false;
        _tasksInFlight = 0;
        _areScopesEnded = 0;
        Services.Reset();
        _cancellation.Reset();
        Root.Reset();
        return true;
    }

    /// <summary>The operation serves no other request.</summary>
    public void Drop() => _deadline?.Dispose();
}
