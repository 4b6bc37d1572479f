using Strawberry.Errors;
using Strawberry.Execution.Completion;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>The source of a subscription's events: <c>CreateSourceEventStream</c> of the specification (section 6.2.3.1).</summary>
internal sealed class EventStream
{
    private readonly OperationExecution _operation;
    private readonly SelectedField _field;
    private readonly ItemSource _source;
    private AbandonableWait<bool>? _move;

    private EventStream(OperationExecution operation, SelectedField field, ItemSource source)
    {
        _operation = operation;
        _field = field;
        _source = source;
    }

    /// <summary>Calls the root field's resolver. Gives the stream, or the error that kept it from being made.</summary>
    public static async ValueTask<(EventStream? Stream, GraphQLError? Error)> OpenAsync(OperationExecution operation, Selection root)
    {
        var field = root.Fields[0];
        operation.StartDeadline();
        try
        {
            if (field.Permissions is not null
                && await new AbandonableWait<PermissionResult>(CheckAsync(operation, field)).WaitAsync(operation, null).ConfigureAwait(false)
                    is { IsAllowed: false } denied)
            {
                return (null, operation.MakeDenial(denied, field, [new PathSegment(field.ResponseName)]));
            }

            var value = await new AbandonableWait<object?>(CallResolver(operation, root, field)).WaitAsync(operation, null).ConfigureAwait(false);
            if (value is null || field.Completer!.Awaited.Unwrapped is not IEventCompleter events)
            {
                throw new GraphQLException($"Subscription field \"{field.Definition.Name}\" must return a sequence of events.");
            }

            return (new EventStream(operation, field, events.OpenEvents(value, operation.CancellationToken)), null);
        }
        catch (OperationCanceledException) when (operation.IsCancellationRequested)
        {
            operation.StopDeadline();
            if (operation.IsTimedOut)
            {
                return (null, operation.MakeTimeoutError());
            }

            throw;
        }
        catch (Exception exception)
        {
            return (null, operation.MakeFieldError(exception, field));
        }
        finally
        {
            operation.EndDeadline();
        }
    }

    /// <summary>Waits for the next event. False: there are no more.</summary>
    public ValueTask<bool> MoveNextAsync()
    {
        ValueTask<bool> move;
        using (CallerContext.Leave())
        {
            move = _source.MoveNextAsync();
        }

        return move.IsCompletedSuccessfully
            ? move.Result ? new ValueTask<bool>(true) : EndAsync()
            : WaitAsync(move);
    }

    /// <summary>Executes the current event: <c>ExecuteSubscriptionEvent</c> (section 6.2.3.2).</summary>
    public async ValueTask<RootOwner> ExecuteAsync()
    {
        _operation.StartEvent(_source, _field);
        var wait = _operation.Root.WaitAsync();
        if (!wait.IsCompleted)
        {
            _operation.StartDeadline();
        }

        await wait.ConfigureAwait(false);
        _operation.StopDeadline();
        _operation.ThrowIfCanceled();
        return _operation.Root;
    }

    public GraphQLError MakeError(Exception exception) => _operation.MakeFieldError(exception, _field);

    /// <summary>
    /// Disposes the source; one that still moves, because it ignores its token, when it has moved. The end of the disposal is not waited for: the consumer
    /// has left.
    /// </summary>
    public void Dispose()
    {
        if (_move is not { IsAbandoned: true })
        {
            using (CallerContext.Leave())
            {
                _operation.DisposeSource(_source, null);
            }
        }
    }

    private async ValueTask<bool> WaitAsync(ValueTask<bool> move)
    {
        _move = new AbandonableWait<bool>(move);
        return await _move.WaitAsync(_operation, () => _operation.DisposeSource(_source, null)).ConfigureAwait(false)
            || await EndAsync().ConfigureAwait(false);
    }

    // A source that has ended by itself may finish its business before its consumer hears so, but not beyond the operation's cancellation.
    private async ValueTask<bool> EndAsync()
    {
        await new AbandonableWait<bool>(DisposeSourceAsync()).WaitAsync(_operation, null).ConfigureAwait(false);
        return false;
    }

    private async ValueTask<bool> DisposeSourceAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<PermissionResult> CheckAsync(OperationExecution operation, SelectedField field)
    {
        var run = operation.TakeRun(new RootOwner(), null, null);
        try
        {
            ValueTask<PermissionResult> check;
            using (CallerContext.Leave())
            {
                check = PermissionCheck.RunAsync(run, field, source: null);
            }

            return await check.ConfigureAwait(false);
        }
        finally
        {
            run.Discard();
        }
    }

    private static async ValueTask<object?> CallResolver(OperationExecution operation, Selection root, SelectedField field)
    {
        var run = operation.TakeRun(new RootOwner(), null, null);
        try
        {
            ValueTask<object?> value;
            using (CallerContext.Leave())
            {
                value = field.Completer!.AwaitObject(run.InvokeRoot(root, field));
            }

            return await value.ConfigureAwait(false);
        }
        finally
        {
            run.Discard();
        }
    }
}
