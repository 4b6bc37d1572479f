using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Extensions;
using Strawberry.Incremental;
using Strawberry.Language;
using Strawberry.Planning;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry;

/// <summary>Executes requests: prepares them, runs them, and hands out their payloads past the extensions.</summary>
internal sealed class RequestExecutor
{
    private static readonly byte[] NullData = "null"u8.ToArray();

    private readonly BoundSchema _schema;
    private readonly SchemaConfig _config;
    private readonly RequestPreparation _preparation;
    private readonly ExtensionPipeline _pipeline;
    private readonly OperationPool _operations;
    private readonly ForgivingLogger? _logger;

    // Who takes over deferred work, for each format.
    private readonly Func<OperationExecution, Work, IWorkTaker>[] _takers;

    public RequestExecutor(BoundSchema schema, SchemaConfig config)
    {
        _schema = schema;
        _config = config;
        _preparation = new RequestPreparation(schema, config);
        _pipeline = new ExtensionPipeline([.. config.Extensions], config.Telemetry, config.TimeProvider);
        _logger = config.LoggerFactory is { } factory ? new ForgivingLogger(factory.CreateLogger("Strawberry.Execution")) : null;
        var singletons = config.Services is { } services ? new SingletonServices(services) : null;
        EngineCounters.Publish();
        _operations = new OperationPool(schema, config, singletons, _logger);
        _takers = [MakeTaker(IncrementalFormat.Incremental2022), MakeTaker(IncrementalFormat.PendingCompleted), MakeTaker(IncrementalFormat.Patch2020)];
    }

    /// <summary>The kind of the operation that a request would execute; null when it would execute none.</summary>
    public OperationType? FindOperation(GraphQLRequest request) => _preparation.FindOperation(request);

    /// <summary>One complete result.</summary>
    public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ExecutionPayload>(cancellationToken);
        }

        try
        {
            var extensions = BeginExtensions(request, cancellationToken);
            if (extensions is { SurroundOperation: true })
            {
                return RunSurroundedAsync(request, extensions, cancellationToken);
            }

            var running = RunOnceAsync(request, extensions, cancellationToken);
            return extensions is null ? running
                : running.IsCompletedSuccessfully ? LeaveAsync(running.Result, extensions)
                : WaitAsync(running, extensions);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<ExecutionPayload>(exception);
        }

        static async ValueTask<ExecutionPayload> WaitAsync(ValueTask<ExecutionPayload> running, RequestExtensions extensions) =>
            await LeaveAsync(await running.ConfigureAwait(false), extensions).ConfigureAwait(false);
    }

    private async ValueTask<ExecutionPayload> RunSurroundedAsync(GraphQLRequest request, RequestExtensions extensions, CancellationToken cancellationToken)
    {
        try
        {
            extensions.BeginOperation();
            return await LeaveAsync(await RunOnceAsync(request, extensions, cancellationToken).ConfigureAwait(false), extensions).ConfigureAwait(false);
        }
        catch (Exception exception) when (extensions.Telemetry is { } telemetry && exception is not OperationCanceledException)
        {
            telemetry.Fail(exception);
            throw;
        }
        finally
        {
            await extensions.EndOperationAsync().ConfigureAwait(false);
        }
    }

    // Not an async method: a request that never waits is answered without one.
    private ValueTask<ExecutionPayload> RunOnceAsync(GraphQLRequest request, RequestExtensions? extensions, CancellationToken cancellationToken)
    {
        var (prepared, _, variables, failure) = _preparation.Prepare(request, extensions);
        if (failure is null && prepared!.Definition.Operation == OperationType.Subscription)
        {
            failure = new ExecutionPayload
            {
                Failure = RequestFailure.OperationNotAllowed,
                Operation = OperationType.Subscription,
                Errors = [ExecutionErrors.SubscriptionNotStreamed()],
            };
        }

        if (failure is not null)
        {
            return ValueTask.FromResult(Refuse(failure));
        }

        var setup = MakeSetup(prepared!, variables!, request, PlanMode.Plain, extensions);
        var operation = _operations.Begin(setup, cancellationToken);
        var isRunning = false;
        try
        {
            var running = RunRootAsync(operation, extensions);
            if (!running.IsCompleted)
            {
                isRunning = true;
                return FinishAsync(operation, setup, running);
            }

            running.GetAwaiter().GetResult();
            return ValueTask.FromResult(TakePayload(operation, setup, operation.Root));
        }
        finally
        {
            if (!isRunning)
            {
                _operations.End(operation);
            }
        }
    }

    private async ValueTask<ExecutionPayload> FinishAsync(OperationExecution operation, OperationSetup setup, ValueTask running)
    {
        try
        {
            await running.ConfigureAwait(false);
            return TakePayload(operation, setup, operation.Root);
        }
        finally
        {
            _operations.End(operation);
        }
    }

    /// <summary>All payloads of a request.</summary>
    public async IAsyncEnumerable<ExecutionPayload> StreamAsync(
        GraphQLRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var extensions = BeginExtensions(request, cancellationToken);
        try
        {
            extensions?.BeginOperation();
            var (operation, document, variables, failure) = _preparation.Prepare(request, extensions);
            if (failure is not null)
            {
                yield return await LeaveAsync(Refuse(failure), extensions).ConfigureAwait(false);
                yield break;
            }

            if (request.Progress is { } progress)
            {
                progress.Operation = operation!.Definition.Operation;
            }

            var format = request.IncrementalFormat ?? _config.IncrementalFormat;
            var mode = !_config.EnableExperimentalIncrementalExecution ? PlanMode.Plain
                : format == IncrementalFormat.PendingCompleted ? PlanMode.Deduplicating
                : PlanMode.Branching;
            var setup = MakeSetup(operation!, variables!, request, mode, extensions);
            var payloads = operation!.Definition.Operation == OperationType.Subscription
                ? SubscribeAsync(setup, extensions, cancellationToken)
                : RunAsync(setup, format, extensions, cancellationToken);
            await foreach (var payload in payloads.ConfigureAwait(false))
            {
                yield return await LeaveAsync(payload, extensions).ConfigureAwait(false);
                extensions?.Telemetry?.OnAsked();
            }
        }
        finally
        {
            if (extensions is not null)
            {
                await extensions.EndOperationAsync().ConfigureAwait(false);
            }
        }
    }

    private ExecutionPayload Refuse(ExecutionPayload failure)
    {
        if (_logger is not null)
        {
            ExecutionLog.RequestRefused(_logger, failure.Failure, failure.Errors.Count);
        }

        return failure;
    }

    private static ValueTask<ExecutionPayload> LeaveAsync(ExecutionPayload payload, RequestExtensions? extensions)
    {
        var showing = extensions?.OnPayloadAsync(payload) ?? default;
        return showing.IsCompletedSuccessfully ? new ValueTask<ExecutionPayload>(payload) : WaitAsync(showing, payload);

        static async ValueTask<ExecutionPayload> WaitAsync(ValueTask showing, ExecutionPayload payload)
        {
            await showing.ConfigureAwait(false);
            return payload;
        }
    }

    private async IAsyncEnumerable<ExecutionPayload> RunAsync(
        OperationSetup setup,
        IncrementalFormat format,
        RequestExtensions? extensions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var operation = _operations.Begin(setup, cancellationToken);
        var isDelivered = false;
        try
        {
            if (setup.Mode != PlanMode.Plain)
            {
                operation.Root.TakeWork = _takers[(uint)format < _takers.Length ? (int)format : 0];
            }

            await RunRootAsync(operation, extensions).ConfigureAwait(false);
            var delivery = (IncrementalDelivery?)operation.Root.Taken;
            if (delivery is null or { IsEmpty: true } || operation.IsTimedOut)
            {
                yield return TakePayload(operation, setup, operation.Root);
                yield break;
            }

            operation.WatchRequest();
            setup.Prepared.SizeHint = operation.Root.Written;
            yield return delivery.Begin(operation.Root);
            ExecutionPayload payload;
            do
            {
                payload = await delivery.NextAsync().ConfigureAwait(false);
                yield return payload;
            }
            while (payload.HasNext == true);
            isDelivered = true;
        }
        finally
        {
            if (operation.Root.Taken is IncrementalDelivery left)
            {
                left.End();
                operation.Pump.RunInline(new PumpAction(isDelivered ? operation.Finish : operation.Cancel));
            }

            _operations.End(operation);
        }
    }

    private Func<OperationExecution, Work, IWorkTaker> MakeTaker(IncrementalFormat format) => (operation, work) =>
    {
        var delivery = IncrementalDelivery.Take(operation, format, work, _config.StreamCoalescing, _config.TimeProvider);
        operation.OnCanceled = delivery.CancelAction;
        return delivery;
    };

    private async IAsyncEnumerable<ExecutionPayload> SubscribeAsync(
        OperationSetup setup,
        RequestExtensions? extensions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var operation = _operations.BeginSubscription(setup, cancellationToken);
        operation.WatchRequest();
        EventStream? stream = null;
        try
        {
            GraphQLError? error;
            using (extensions?.BeginExecute() ?? default)
            {
                (stream, error) = await OpenAsync(operation, setup).ConfigureAwait(false);
            }

            if (stream is not null)
            {
                extensions?.Telemetry?.OnSubscribed();
            }
            else
            {
                yield return new ExecutionPayload { Operation = OperationType.Subscription, Errors = [error!] };
                yield break;
            }

            while (true)
            {
                ExecutionPayload? payload;
                try
                {
                    payload = await NextEventAsync(operation, stream, setup, extensions?.Telemetry).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (operation.IsCancellationRequested)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    throw;
                }
                catch (Exception exception)
                {
                    error = stream.MakeError(exception);
                    payload = null;
                }

                if (error is not null)
                {
                    yield return new ExecutionPayload { Operation = OperationType.Subscription, Errors = [error] };
                    yield break;
                }

                if (payload is null)
                {
                    yield break;
                }

                yield return payload;
                if (operation.IsTimedOut)
                {
                    yield break;
                }
            }
        }
        finally
        {
            operation.Pump.RunInline(new PumpAction(operation.Cancel));
            stream?.Dispose();
            _operations.End(operation);
        }
    }

    private async ValueTask<(EventStream? Stream, GraphQLError? Error)> OpenAsync(OperationExecution operation, OperationSetup setup)
    {
        Selection root;
        try
        {
            root = setup.GetRootSelection(_schema);
        }
        catch (PlanningException exception)
        {
            return (null, ExecutionErrors.FromException(exception, null, exception.Locations));
        }

        return await EventStream.OpenAsync(operation, root).ConfigureAwait(false);
    }

    private static async ValueTask<ExecutionPayload?> NextEventAsync(
        OperationExecution operation, EventStream stream, OperationSetup setup, RequestTelemetry? telemetry)
    {
        if (!await stream.MoveNextAsync().ConfigureAwait(false))
        {
            return null;
        }

        telemetry?.BeginEvent(operation.Pump);
        return TakePayload(operation, setup, await stream.ExecuteAsync().ConfigureAwait(false));
    }

    private static ValueTask RunRootAsync(OperationExecution operation, RequestExtensions? extensions)
    {
        var scope = extensions?.BeginExecute() ?? default;
        var isWaiting = false;
        try
        {
            operation.Start();
            var wait = operation.Root.WaitAsync();
            if (!wait.IsCompleted)
            {
                operation.WatchRequest();
                isWaiting = true;
                return WaitAsync(operation, wait, scope);
            }

            wait.GetAwaiter().GetResult();
        }
        finally
        {
            if (!isWaiting)
            {
                scope.Dispose();
            }
        }

        operation.ThrowIfCanceled();
        return default;
    }

    private static async ValueTask WaitAsync(OperationExecution operation, ValueTask wait, PhaseScope scope)
    {
        operation.StartDeadline();
        using (scope)
        {
            await wait.ConfigureAwait(false);
        }

        operation.StopDeadline();
        operation.ThrowIfCanceled();
    }

    private static ExecutionPayload TakePayload(OperationExecution operation, in OperationSetup setup, RootOwner root)
    {
        if (operation.IsTimedOut)
        {
            return new ExecutionPayload
            {
                Operation = setup.Definition.Operation,
                HasData = true,
                DataJson = NullData,
                Errors = [operation.MakeTimeoutError()],
            };
        }

        setup.Prepared.SizeHint = root.Written;
        return new ExecutionPayload(root.Data)
        {
            Operation = setup.Definition.Operation,
            HasData = true,
            ErrorList = root.Errors,
        };
    }

    private OperationSetup MakeSetup(
        PreparedOperation operation, VariableValues variables, GraphQLRequest request, PlanMode mode, RequestExtensions? extensions) => new(
        operation,
        mode,
        variables,
        request,
        extensions?.ResolveHooks ?? [],
        _pipeline.Surrounded);

    private RequestExtensions? BeginExtensions(GraphQLRequest request, CancellationToken cancellationToken) =>
        _pipeline.IsEmpty ? null : _pipeline.Begin(new OperationContext(request, cancellationToken));
}
