using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>What the executor of an operation is given.</summary>
internal sealed record OperationSetup(
    BoundSchema Schema,
    Document Document,
    OperationDefinitionNode Definition,
    Func<Selection> RootSelection,
    VariableSource Variables,
    GraphQLRequest Request,
    SchemaConfig Config,
    ILogger? Logger,
    IResolveHook[] ResolveHooks);

/// <summary>One operation being executed. Its bookkeeping happens on its pump, one thread at a time.</summary>
internal sealed class OperationExecution : PumpOwner
{
    private readonly OperationSetup _setup;
    private readonly CancellationTokenSource _cancellation;
    private readonly CancellationToken _requestToken;
    private readonly CancellationTokenRegistration _registration;
    private Dictionary<Type, object>? _instances;
    private int _tasksInFlight;
    private long _postedVersion = -1;
    private int _deferredGroups;
    private int _openStreams;
    private volatile bool _isEnded;
    private ResolverScopes? _scopes;
    private ExceptionDispatchInfo? _fault;

    public OperationExecution(OperationSetup setup, CancellationToken cancellationToken)
    {
        _setup = setup;
        _cancellation = new CancellationTokenSource();
        _requestToken = cancellationToken;
        CancellationToken = _cancellation.Token;
        Pump = new RequestPump(this);
        Loaders = new LoaderDispatcher(this);
        EngineCounters.AddOperation(1);
        if (cancellationToken.CanBeCanceled)
        {
            _registration = cancellationToken.UnsafeRegister(
                static state => ((OperationExecution)state!).RequestCancel(),
                this);
        }
    }

    public BoundSchema Schema => _setup.Schema;

    public GraphQLRequest Request => _setup.Request;

    public OperationDefinitionNode Definition => _setup.Definition;

    public VariableSource Variables => _setup.Variables;

    public IResolveHook[] ResolveHooks => _setup.ResolveHooks;

    public SchemaLimits Limits => _setup.Config.Limits;

    public IServiceProvider Services => Request.Services ?? NoServices.Instance;

    public CancellationToken CancellationToken { get; }

    public RequestPump Pump { get; }

    /// <summary>The scopes of resolvers' own.</summary>
    public ResolverScopes Scopes => _scopes ?? Interlocked.CompareExchange(ref _scopes, new ResolverScopes(Services), null) ?? _scopes;

    public LoaderDispatcher Loaders { get; }

    /// <summary>Told after each step.</summary>
    public IProgressListener? Listener { get; set; }

    public int BufferSizeHint { get; init; } = 512;

    public int ReadAhead => Limits.StreamReadAhead > 0 ? Limits.StreamReadAhead : int.MaxValue;

    public bool IsEarly => _setup.Config.EarlyIncrementalExecution;

    public bool IsCanceled { get; private set; }

    /// <summary>Whether nothing is wanted of the operation any more.</summary>
    public bool IsOver => IsCanceled || _isEnded;

    /// <summary>Called on the pump when the operation was canceled.</summary>
    public Action? OnCanceled { get; set; }

    /// <summary>Executes the root selection set; <paramref name="owner"/> is told when it is complete. Runs on the calling thread as far as it gets.</summary>
    public void Start(RootOwner owner)
    {
        Pump.RunInline(new PumpAction(() =>
        {
            if (IsCanceled)
            {
                owner.Cancel();
                return;
            }

            OnCanceled = owner.Cancel;
            var run = new ExecutionRun(this, owner, null, null, BufferSizeHint);
            RootRun = run;
            run.ExecuteRoot(_setup.RootSelection, Definition.Operation == OperationType.Mutation);
        }));
    }

    /// <summary>Executes a subscription's current event; <paramref name="owner"/> is told when it is complete.</summary>
    public void StartEvent(RootOwner owner, ItemSource source, SelectedField field)
    {
        Pump.RunInline(new PumpAction(() =>
        {
            if (IsCanceled)
            {
                owner.Cancel();
                return;
            }

            OnCanceled = owner.Cancel;
            Loaders.Reset();
            var run = new ExecutionRun(this, owner, null, null);
            RootRun = run;
            run.ExecuteEvent(source, field);
        }));
    }

    /// <summary>The run of the root selection set, or of the current event.</summary>
    public ExecutionRun? RootRun { get; private set; }

    public override PumpRest OnDrained()
    {
        if (Loaders.HasKeys)
        {
            if (_tasksInFlight > 0 && Loaders.Version != _postedVersion && !IsCanceled)
            {
                // A resolver that awaited something else may be about to ask for a key on another thread: let it.
                _postedVersion = Loaders.Version;
                Pump.Post();
                return PumpRest.Posted;
            }

            Loaders.Dispatch();
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
            Loaders.Cancel();
            RootRun?.Discard();
        }
        finally
        {
            // Whoever waits must wake up, whatever fails.
            OnCanceled?.Invoke();
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
            _registration.Dispose();
            FireToken();
            EngineCounters.AddOperation(-1);
            if (Volatile.Read(ref _tasksInFlight) == 0)
            {
                EndScopes();
            }
        }
    }

    public void ThrowIfCanceled()
    {
        _fault?.Throw();
        if (CancellationToken.IsCancellationRequested)
        {
            throw MakeCanceledException();
        }
    }

    /// <summary>What the consumer of a canceled operation gets: the token is its own where that was fired.</summary>
    public OperationCanceledException MakeCanceledException() =>
        new(_requestToken.IsCancellationRequested ? _requestToken : CancellationToken);

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

    public void LogError(Exception exception, GraphQLError error)
    {
        if (_setup.Logger is { } logger && !(exception is OperationCanceledException && CancellationToken.IsCancellationRequested))
        {
            ExecutionLog.FieldFailed(logger, exception, string.Join('.', error.Path ?? []), Definition.Name?.Value ?? "(anonymous)");
        }
    }

    public void TaskStarted() => Interlocked.Increment(ref _tasksInFlight);

    public void TaskEnded()
    {
        if (Interlocked.Decrement(ref _tasksInFlight) == 0 && _isEnded)
        {
            EndScopes();
        }
    }

    public void CountDeferredGroups(int count)
    {
        var limit = Limits.MaxDeferredGroups;
        if (_deferredGroups + count > limit && limit > 0)
        {
            throw ExecutionErrors.TooMany("deferred fragments outstanding", limit);
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
            throw ExecutionErrors.TooMany("open streams", limit);
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

    /// <summary>Disposes a source that is not moving; nobody waits for it.</summary>
    public void DisposeSource(ItemSource source)
    {
        var disposing = source.DisposeAsync();
        if (!disposing.IsCompleted)
        {
            _ = disposing.AsTask();
        }
    }

    /// <summary>Disposes a source of no use any more: behind its pending move, if there is one, because a source may not be disposed while it moves.</summary>
    public void OnSourceAbandoned(ItemSource source, ItemStream.MoveItem? pendingMove)
    {
        if (pendingMove is null)
        {
            DisposeSource(source);
        }
        else
        {
            pendingMove.OnAbandoned = () => DisposeSource(source);
        }
    }

    public T? FindInstance<T>()
        where T : class => _instances is not null && _instances.TryGetValue(typeof(T), out var found) ? (T)found : null;

    public void AddInstance<T>(T instance)
        where T : class => (_instances ??= [])[typeof(T)] = instance;

    private void EndScopes()
    {
        if (_scopes is { } scopes)
        {
            _ = scopes.DisposeAsync(exception =>
            {
                if (_setup.Logger is { } logger)
                {
                    ExecutionLog.DisposalFailed(logger, exception);
                }
            });
        }
    }

    private void FireToken()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException exception)
        {
            // A callback registered by a resolver failed: that is no reason not to end.
            if (_setup.Logger is { } logger)
            {
                ExecutionLog.CancellationFailed(logger, exception);
            }
        }
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

/// <summary>Services for a request that brought none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}

internal static partial class ExecutionLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Field {Path} of operation {Operation} failed.")]
    public static partial void FieldFailed(ILogger logger, Exception exception, string path, string operation);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "A cancellation callback failed.")]
    public static partial void CancellationFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "A resolver's service failed when it was disposed.")]
    public static partial void DisposalFailed(ILogger logger, Exception exception);
}
