using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Extensions;
using Strawberry.Incremental;
using Strawberry.Language;
using Strawberry.Planning;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry;

/// <summary>Executes requests: prepares them, runs them, and hands out their payloads past the extensions.</summary>
internal sealed class RequestExecutor(BoundSchema schema, SchemaConfig config)
{
    private readonly RequestPreparation _preparation = new(schema, config);
    private readonly ExtensionPipeline _pipeline = new([.. config.Extensions]);
    private readonly ILogger? _logger = config.LoggerFactory?.CreateLogger("Strawberry.Execution");

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
                failure = new ExecutionPayload { Failure = RequestFailure.OperationNotAllowed, Errors = [ExecutionErrors.SubscriptionNotStreamed()] };
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
            await RunRootAsync(operation, extensions, cancellationToken).ConfigureAwait(false);
            var run = operation.RootRun!;
            var payload = MakePayload(setup, TakeData(run, prepared), run.Errors);
            run.Discard();
            return payload;
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
            await RunRootAsync(operation, extensions, cancellationToken).ConfigureAwait(false);
            var run = operation.RootRun!;
            var data = TakeData(run, prepared);
            var errors = run.Errors;
            var work = run.Failure is null ? run.TakeWork() : Work.None;
            run.Discard();
            if (!work.IsEmpty)
            {
                delivery = new IncrementalDelivery(operation, format, work, config.StreamCoalescing, config.TimeProvider);
                operation.OnCanceled = delivery.Cancel;
            }

            if (delivery is null or { IsEmpty: true })
            {
                yield return MakePayload(setup, data, errors);
                yield break;
            }

            yield return delivery.Begin(data, errors ?? []);
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

        var run = await stream.ExecuteAsync().ConfigureAwait(false);
        var payload = MakePayload(setup, TakeData(run, null), run.Errors);
        run.Discard();
        return payload;
    }

    private static async ValueTask RunRootAsync(OperationExecution operation, RequestExtensions? extensions, CancellationToken cancellationToken)
    {
        using (extensions?.BeginExecute() ?? default)
        {
            var owner = new RootOwner();
            operation.OnCanceled = owner.Cancel;
            operation.Start(owner);
            await owner.WaitAsync().ConfigureAwait(false);
        }

        if (operation.IsCanceled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new OperationCanceledException(operation.CancellationToken);
        }
    }

    private static byte[] TakeData(ExecutionRun run, PreparedOperation? prepared)
    {
        using var buffer = new Utf8Buffer(prepared?.SizeHint ?? 512);
        run.WriteData(buffer);
        if (prepared is not null)
        {
            prepared.SizeHint = buffer.Length;
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static ExecutionPayload MakePayload(OperationSetup setup, byte[] data, List<GraphQLError>? errors) => new()
    {
        Operation = setup.Definition.Operation,
        HasData = true,
        DataJson = data,
        Errors = errors ?? [],
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
