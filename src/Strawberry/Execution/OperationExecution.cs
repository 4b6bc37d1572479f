using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;
using Strawberry.Telemetry;

namespace Strawberry.Execution;

/// <summary>
/// One operation being executed. Its bookkeeping happens on its pump, one thread at a time. When nothing of it was handed to anyone who may keep it, the
/// instance serves another request afterwards.
/// </summary>
internal sealed class OperationExecution : PumpOwner
{
    private const int MinSettledSize = 1024;
    private const int MaxSettledSize = 64 * 1024;

    // A bit of the number of tasks in flight: whoever changes the number sees at once whether the operation has ended.
    private const int Ended = 1 << 30;

    private readonly SchemaConfig _config;
    private readonly ILogger? _logger;
    private readonly OperationCancellation _cancellation;
    private readonly RootStart _rootStart;
    private EventStart? _eventStart;
    private OperationSetup _setup;
    private Dictionary<Type, object>? _instances;
    private LoaderDispatcher? _loaders;
    private PermissionAnswers? _answers;
    private int _tasksInFlight;
    private long _endedAt;
    private long _postedVersion = -1;
    private int _deferredGroups;
    private int _openStreams;
    private volatile bool _isEnded;
    private ResolverScopes? _scopes;
    private int _areScopesEnded;
    private ExceptionDispatchInfo? _fault;
    private ExecutionRun? _rootRun;
    private ExecutionRun? _idleRun;
    private SharedMemory? _settled;

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

    /// <summary>The token for resolvers.</summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    public bool IsCancellationRequested => _cancellation.IsRequested;

    /// <summary>Who waits for the root selection set's result.</summary>
    public RootOwner Root { get; }

    public RequestPump Pump { get; }

    /// <summary>The scopes that end with the operation and its last resolver.</summary>
    public ResolverScopes Scopes
    {
        get
        {
            if (_scopes is { } scopes)
            {
                return scopes;
            }

            return _areScopesEnded == 0
                ? Interlocked.CompareExchange(ref _scopes, new ResolverScopes(this), null) ?? _scopes
                : throw MakeCanceledException();
        }
    }

    public LoaderDispatcher Loaders => _loaders ?? Interlocked.CompareExchange(ref _loaders, new LoaderDispatcher(this), null) ?? _loaders;

    /// <summary>What permissions have answered; in a subscription, for the current event.</summary>
    public PermissionAnswers Answers => _answers ?? Interlocked.CompareExchange(ref _answers, new PermissionAnswers(), null) ?? _answers;

    /// <summary>Told after each step.</summary>
    public IProgressListener? Listener { get; set; }

    /// <summary>Whether somebody outside may keep a part of the operation beyond its end.</summary>
    public bool IsShared { get; set; }

    public int ReadAhead => Limits.StreamReadAhead > 0 ? Limits.StreamReadAhead : int.MaxValue;

    public bool IsEarly => _config.EarlyIncrementalExecution;

    public bool IsCanceled { get; private set; }

    /// <summary>Whether nothing is wanted of the operation any more.</summary>
    public bool IsOver => IsCanceled || _isEnded;

    /// <summary>Whether the operation was ended because its time was up: its result is then <see cref="MakeTimeoutError"/>, and nothing comes behind it.</summary>
    public bool IsTimedOut { get; private set; }

    /// <summary>Called on the pump when the operation was canceled.</summary>
    public Action? OnCanceled { get; set; }

    /// <summary>Makes the operation that of a request.</summary>
    public void Begin(in OperationSetup setup, CancellationToken cancellationToken)
    {
        _setup = setup;
        Services.Begin(setup.Request.Services);
        _cancellation.Begin(cancellationToken);
        Pump.Begin();
        EngineCounters.AddOperation(setup.Definition.Operation, 1);
    }

    /// <summary>
    /// Executes the root selection set, on the calling thread as far as it gets; <see cref="Root"/> is told when it is complete. The caller puts its own
    /// execution context back: resolvers may change it.
    /// </summary>
    public void Start() => Pump.RunFirst(_rootStart);

    /// <summary>From now on the request's token ends the operation at once, not when it is looked at next.</summary>
    public void WatchRequest() => _cancellation.Watch();

    /// <summary>Executes a subscription's current event; <see cref="Root"/> is told when it is complete.</summary>
    public void StartEvent(ItemSource source, SelectedField field)
    {
        Root.Reset();
        _eventStart ??= new EventStart(this, source, field);
        Pump.RunInline(_eventStart);
    }

    /// <summary>The run of the root selection set, or of the current event.</summary>
    public ExecutionRun? RootRun { get; private set; }

    public override PumpRest OnDrained()
    {
        if (_loaders is { HasKeys: true } loaders)
        {
            if (_tasksInFlight > loaders.WaitingTasks && loaders.Version != _postedVersion && !IsCanceled)
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

    public override void OnProgress() => Listener?.OnProgress();

    /// <summary>
    /// Cancels from any thread. The token is fired here, not on the request's turn: a synchronous resolver that watches it may be what keeps the turn.
    /// Nothing that it ends is looked at before the operation counts as canceled.
    /// </summary>
    public void RequestCancel()
    {
        Pump.Enqueue(new PumpAction(Cancel));
        FireToken();
    }

    /// <summary>Ends the operation, on its pump. What is of no use any more is told so; nothing is waited for.</summary>
    public void Cancel()
    {
        // Also after End: a pump that was busy on another thread gets here late.
        if (IsCanceled)
        {
            return;
        }

        IsCanceled = true;
        FireToken();
        try
        {
            _loaders?.Cancel();
            RootRun?.Discard();
        }
        finally
        {
            // Whoever waits must wake up, whatever fails.
            OnCanceled?.Invoke();
            _settled?.Release();
            _settled = null;
        }
    }

    /// <summary>Something of the engine's own broke: the operation ends, and whoever waits for it gets the exception.</summary>
    public override void OnFault(Exception exception)
    {
        _fault ??= ExceptionDispatchInfo.Capture(exception);
        try
        {
            Cancel();
        }
        catch (Exception)
        {
            // The first failure is the one to tell; the operation counts as canceled already.
        }
    }

    /// <summary>Everything was delivered, or the client has gone.</summary>
    public void End()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            _cancellation.StopWatching();
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
        if (IsShared || IsCanceled || _loaders is not null || _scopes is not null || _fault is not null || RootRun is not { IsEnded: true })
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

    public void ThrowIfCanceled()
    {
        _fault?.Throw();
        if (IsCancellationRequested && !IsTimedOut)
        {
            throw MakeCanceledException();
        }
    }

    /// <summary>Starts the time that the operation has for what is waited for next; null when there is no limit.</summary>
    public ExecutionDeadline? StartDeadline() => ExecutionDeadline.Start(this, Limits.ExecutionTimeout, _config.TimeProvider);

    /// <summary>Ends the time. From then on the operation either goes on or <see cref="IsTimedOut"/>.</summary>
    public void StopDeadline(ExecutionDeadline? deadline)
    {
        if (deadline is null || deadline.TryStop())
        {
            return;
        }

        // Whoever let the time pass may yet be about to cancel.
        IsShared = true;
        IsTimedOut = true;
        if (_logger is not null)
        {
            ExecutionLog.TimedOut(_logger, NameForLog, Limits.ExecutionTimeout);
        }
    }

    public GraphQLError MakeTimeoutError() => ExecutionErrors.TimedOut(Limits.ExecutionTimeout, GetLocation(Definition));

    /// <summary>What the consumer of a canceled operation gets: the token is its own where that was fired.</summary>
    public OperationCanceledException MakeCanceledException() =>
        new(_cancellation.RequestToken.IsCancellationRequested ? _cancellation.RequestToken : CancellationToken);

    public ImmutableArray<SourceLocation> GetLocations(SelectedField field)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(field.Nodes.Length);
        foreach (var node in field.Nodes)
        {
            locations.Add(_setup.Document.GetLocation(node));
        }

        return locations.MoveToImmutable();
    }

    public SourceLocation GetLocation(SyntaxNode node) => _setup.Document.GetLocation(node);

    /// <summary>The error of a root field that threw outside of any run.</summary>
    public GraphQLError MakeFieldError(Exception exception, SelectedField field)
    {
        var error = ExecutionErrors.FromException(exception, [new PathSegment(field.ResponseName)], GetLocations(field));
        LogError(exception, error);
        return error;
    }

    /// <summary>The error of a field that a permission denied.</summary>
    public GraphQLError MakeDenial(PermissionResult denied, SelectedField field, ImmutableArray<PathSegment> path)
    {
        if (_logger is { } logger && logger.IsEnabled(LogLevel.Debug))
        {
            ExecutionLog.FieldDenied(logger, $"{field.ParentType.Name}.{field.Definition.Name}", NameForLog, denied.Code);
        }

        return ExecutionErrors.Denied(denied, path, GetLocations(field));
    }

    public void LogError(Exception exception, GraphQLError error)
    {
        if (_logger is { } logger && !(exception is OperationCanceledException && IsCancellationRequested))
        {
            ExecutionLog.FieldFailed(
                logger,
                exception,
                string.Join('.', error.Path ?? []),
                NameForLog,
                Attributes.ValueOf(Definition.Operation),
                ErrorTypes.Of(error, default));
        }
    }

    /// <summary>A resolver's task is waited for. Called on the pump.</summary>
    public void TaskStarted(ResolverScopes? scopes)
    {
        Hold(scopes);
        _loaders?.TaskStarted();
    }

    /// <summary>
    /// Something of the user's runs, on whatever thread; it ends with <see cref="TaskEnded"/>. Neither the operation's scopes nor <paramref name="scopes"/> end before.
    /// </summary>
    public void Hold(ResolverScopes? scopes)
    {
        IsShared = true;
        scopes?.Acquire();
        var count = Interlocked.Increment(ref _tasksInFlight);
        if ((count & ~Ended) == 1)
        {
            EngineCounters.AddTask(1);
        }

        if (count > Ended)
        {
            EngineCounters.AddAbandoned(1);
        }
    }

    /// <summary>What was started with the same scopes has ended.</summary>
    public void TaskEnded(ResolverScopes? scopes)
    {
        scopes?.Release();
        var count = Interlocked.Decrement(ref _tasksInFlight);
        if ((count & ~Ended) == 0)
        {
            EngineCounters.AddTask(-1);
        }

        if (count >= Ended)
        {
            EngineCounters.AddAbandoned(-1);
            if (_endedAt is not 0 and var since)
            {
                Instruments.ResolverOverrun.Record(_config.TimeProvider.GetElapsedTime(since).TotalSeconds);
            }

            if (count == Ended)
            {
                EndScopes();
            }
        }
    }

    public void CountDeferredGroups(int count)
    {
        var limit = Limits.MaxDeferredGroups;
        if (_deferredGroups + count > limit && limit > 0)
        {
            throw ExecutionErrors.TooMany("deferred fragments outstanding", limit, nameof(Limits.MaxDeferredGroups));
        }

        _deferredGroups += count;
    }

    public void DeferredGroupsEnded(int count) => _deferredGroups -= count;

    public void CountStream(int count)
    {
        var limit = Limits.MaxStreams;
        _openStreams += count;
        if (count > 0 && _openStreams > limit && limit > 0)
        {
            _openStreams -= count;
            throw ExecutionErrors.TooMany("open streams", limit, nameof(Limits.MaxStreams));
        }
    }

    /// <summary>With early execution, begins a group or stream as soon as nothing else is ready.</summary>
    public void Prime(ExecutionGroup group)
    {
        if (IsEarly)
        {
            Pump.EnqueueLater(new PumpAction(group.Prime));
        }
    }

    /// <inheritdoc cref="Prime(ExecutionGroup)"/>
    public void Prime(ItemStream stream)
    {
        if (IsEarly)
        {
            Pump.EnqueueLater(new PumpAction(stream.Prime));
        }
    }

    /// <summary>Disposes a source that is not moving; nobody waits for it. Until it has ended, it counts as a resolver that runs.</summary>
    public void DisposeSource(ItemSource source, ResolverScopes? scopes)
    {
        var disposing = source.DisposeAsync();
        if (!disposing.IsCompleted)
        {
            Hold(scopes);
            _ = EndDisposalAsync(disposing, scopes);
        }
    }

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

    /// <summary>Puts a run's data where it can wait for its delivery.</summary>
    public SettledJson Settle(ExecutionRun run)
    {
        if (run.TryGetData(out var data))
        {
            return Settle(data);
        }

        using var buffer = new Utf8Buffer();
        run.WriteData(buffer);
        return Settle(buffer.WrittenSpan);
    }

    public T? FindInstance<T>()
        where T : class => _instances is not null && _instances.TryGetValue(typeof(T), out var found) ? (T)found : null;

    public void AddInstance<T>(T instance)
        where T : class => (_instances ??= [])[typeof(T)] = instance;

    private async Task EndDisposalAsync(ValueTask disposing, ResolverScopes? scopes)
    {
        await disposing.ConfigureAwait(false);
        TaskEnded(scopes);
    }

    public T? GetFeature<T>(bool required)
        where T : class
    {
        if (Request.Features is { } features && features.TryGetValue(typeof(T), out var feature))
        {
            return (T)feature;
        }

        return required
            ? throw new InvalidOperationException($"The request has no {typeof(T).Name}: it did not come over a transport that gives one.")
            : null;
    }

    public void LogDisposal(Exception exception)
    {
        if (_logger is { } logger)
        {
            ExecutionLog.DisposalFailed(logger, exception);
        }
    }

    private SettledJson Settle(ReadOnlySpan<byte> json)
    {
        if (_settled is not { } memory || !memory.HasRoom(json.Length))
        {
            // Each larger than the one before, so that little is wasted on a small response and few are needed for a large one.
            var size = Math.Min(_settled is null ? MinSettledSize : _settled.Capacity * 2, MaxSettledSize);
            _settled?.Release();
            _settled = memory = new SharedMemory(Math.Max(size, json.Length));
        }

        return new SettledJson(memory, memory.Add(json));
    }

    private string NameForLog => Definition.Name?.Value ?? "(anonymous)";

    // Whoever ends the operation and whoever ends its last task may both get here.
    private void EndScopes()
    {
        if (Interlocked.Exchange(ref _areScopesEnded, 1) == 0)
        {
            _scopes?.Release();
        }
    }

    private void FireToken() => _cancellation.Fire(_logger);

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

/// <summary>Who is told of each step of an operation.</summary>
internal interface IProgressListener
{
    /// <summary>A step was made.</summary>
    void OnProgress();

    /// <summary>There is nothing to do until something settles.</summary>
    void OnDrained();
}
