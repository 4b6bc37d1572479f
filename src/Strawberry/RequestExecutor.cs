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
internal sealed class RequestExecutor(BoundSchema schema, SchemaConfig config)
{
    private readonly RequestPreparation _preparation = new(schema, config);
    private readonly ExtensionPipeline _pipeline = new([.. config.Extensions]);
    private readonly ILogger? _logger = config.LoggerFactory is { } factory ? new ForgivingLogger(factory.CreateLogger("Strawberry.Execution")) : null;

    /// <summary>One complete result.</summary>
    public async ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var extensions = BeginExtensions(request, cancellationToken);
        try
        {
            extensions?.BeginOperation();
            var (operation, document, variables, failure) = _preparation.Prepare(request, extensions);
            if (operation is { Definition.Operation: OperationType.Subscription })
            {
                failure = new ExecutionPayload
                {
                    Failure = RequestFailure.OperationNotAllowed,
                    Operation = OperationType.Subscription,
                    Errors = [ExecutionErrors.SubscriptionNotStreamed()],
                };
            }

            var payload = failure
                ?? await ExecuteAsync(MakeSetup(operation!, document!, variables!, request, PlanMode.Plain, extensions), operation!, extensions, cancellationToken)
                    .ConfigureAwait(false);
            return await LeaveAsync(payload, extensions).ConfigureAwait(false);
        }
        finally
        {
            if (extensions is not null)
            {
                await extensions.EndOperationAsync().ConfigureAwait(false);
            }
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
                yield return await LeaveAsync(failure, extensions).ConfigureAwait(false);
                yield break;
            }

            var format = request.IncrementalFormat ?? config.IncrementalFormat;
            var mode = !config.EnableExperimentalIncrementalExecution ? PlanMode.Plain
                : format == IncrementalFormat.PendingCompleted ? PlanMode.Deduplicating
                : PlanMode.Branching;
            var setup = MakeSetup(operation!, document!, variables!, request, mode, extensions);
            var payloads = operation!.Definition.Operation == OperationType.Subscription
                ? SubscribeAsync(setup, extensions, cancellationToken)
                : RunAsync(setup, operation, format, extensions, cancellationToken);
            await foreach (var payload in payloads.ConfigureAwait(false))
            {
                yield return await LeaveAsync(payload, extensions).ConfigureAwait(false);
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

    private static async ValueTask<ExecutionPayload> LeaveAsync(ExecutionPayload payload, RequestExtensions? extensions)
    {
        if (extensions is not null)
        {
            await extensions.OnPayloadAsync(payload).ConfigureAwait(false);
        }

        return payload;
    }

    private async ValueTask<ExecutionPayload> ExecuteAsync(
        OperationSetup setup,
        PreparedOperation prepared,
        RequestExtensions? extensions,
        CancellationToken cancellationToken)
    {
        var operation = new OperationExecution(setup, cancellationToken) { BufferSizeHint = prepared.SizeHint };
        try
        {
            var root = new RootOwner(takeWork: null);
            await RunRootAsync(operation, root, extensions).ConfigureAwait(false);
            prepared.SizeHint = root.Data.Length;
            return MakePayload(setup, root);
        }
        finally
        {
            operation.End();
        }
    }

    private async IAsyncEnumerable<ExecutionPayload> RunAsync(
        OperationSetup setup,
        PreparedOperation prepared,
        IncrementalFormat format,
        RequestExtensions? extensions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var operation = new OperationExecution(setup, cancellationToken) { BufferSizeHint = prepared.SizeHint };
        IncrementalDelivery? delivery = null;
        try
        {
            var root = new RootOwner(work =>
            {
                delivery = new IncrementalDelivery(operation, format, work, config.StreamCoalescing, config.TimeProvider);
                operation.OnCanceled = delivery.Cancel;
            });
            await RunRootAsync(operation, root, extensions).ConfigureAwait(false);
            prepared.SizeHint = root.Data.Length;
            if (delivery is null or { IsEmpty: true })
            {
                yield return MakePayload(setup, root);
                yield break;
            }

            yield return delivery.Begin(root.Data, root.Errors ?? []);
            ExecutionPayload payload;
            do
            {
                payload = await delivery.NextAsync().ConfigureAwait(false);
                yield return payload;
            }
            while (payload.HasNext == true);
        }
        finally
        {
            if (delivery is not null)
            {
                // Also after the last payload: then there is nothing left to cancel.
                operation.Pump.RunInline(new PumpAction(operation.Cancel));
            }

            operation.End();
        }
    }

    private async IAsyncEnumerable<ExecutionPayload> SubscribeAsync(
        OperationSetup setup,
        RequestExtensions? extensions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var operation = new OperationExecution(setup, cancellationToken);
        EventStream? stream = null;
        try
        {
            GraphQLError? error;
            using (extensions?.BeginExecute() ?? default)
            {
                (stream, error) = await OpenAsync(operation, setup).ConfigureAwait(false);
            }

            if (stream is null)
            {
                yield return new ExecutionPayload { Operation = OperationType.Subscription, Errors = [error!] };
                yield break;
            }

            while (true)
            {
                ExecutionPayload? payload;
                try
                {
                    payload = await NextEventAsync(stream, setup).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (operation.CancellationToken.IsCancellationRequested)
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
            }
        }
        finally
        {
            operation.Pump.RunInline(new PumpAction(operation.Cancel));
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            operation.End();
        }
    }

    private static async ValueTask<(EventStream? Stream, GraphQLError? Error)> OpenAsync(OperationExecution operation, OperationSetup setup)
    {
        Selection root;
        try
        {
            root = setup.RootSelection();
        }
        catch (PlanningException exception)
        {
            return (null, ExecutionErrors.FromException(exception, null, exception.Locations));
        }

        return await EventStream.OpenAsync(operation, root).ConfigureAwait(false);
    }

    private static async ValueTask<ExecutionPayload?> NextEventAsync(EventStream stream, OperationSetup setup)
    {
        if (!await stream.MoveNextAsync().ConfigureAwait(false))
        {
            return null;
        }

        return MakePayload(setup, await stream.ExecuteAsync().ConfigureAwait(false));
    }

    private static async ValueTask RunRootAsync(OperationExecution operation, RootOwner root, RequestExtensions? extensions)
    {
        using (extensions?.BeginExecute() ?? default)
        {
            operation.Start(root);
            await root.WaitAsync().ConfigureAwait(false);
        }

        operation.ThrowIfCanceled();
    }

    private static ExecutionPayload MakePayload(OperationSetup setup, RootOwner root) => new()
    {
        Operation = setup.Definition.Operation,
        HasData = true,
        DataJson = root.Data,
        Errors = root.Errors ?? [],
    };

    private OperationSetup MakeSetup(
        PreparedOperation operation,
        PreparedDocument document,
        VariableValues variables,
        GraphQLRequest request,
        PlanMode mode,
        RequestExtensions? extensions)
    {
        var hookTable = _pipeline.HasResolveHooks ? ResolveHookTable.Instance : null;
        return new OperationSetup(
            schema,
            document.Document,
            operation.Definition,
            () => operation.GetPlan(schema, variables, mode, hookTable),
            variables,
            request,
            config,
            _logger,
            extensions?.ResolveHooks ?? []);
    }

    private RequestExtensions? BeginExtensions(GraphQLRequest request, CancellationToken cancellationToken) =>
        _pipeline.IsEmpty ? null : _pipeline.Begin(new OperationContext(request, cancellationToken));
}
