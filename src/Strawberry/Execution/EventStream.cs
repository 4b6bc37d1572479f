using Strawberry.Errors;
using Strawberry.Execution.Completion;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>The source of a subscription's events: <c>CreateSourceEventStream</c> of the specification (section 6.2.3.1).</summary>
internal sealed class EventStream
{
    private readonly OperationExecution _operation;
    private readonly SelectedField _field;
    private readonly ItemSource _source;

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
        try
        {
            var owner = new RootOwner();
            var run = new ExecutionRun(operation, owner, null, null);
            try
            {
                var raw = run.InvokeRoot(root, field);
                var value = await field.Completer!.AwaitObject(raw).ConfigureAwait(false);
                var completer = field.Completer.Awaited.Unwrapped;
                if (value is null || completer is not IEventCompleter events)
                {
                    throw new GraphQLException($"Subscription field \"{field.Definition.Name}\" must return a sequence of events.");
                }

                return (new EventStream(operation, field, events.OpenEvents(value, operation.CancellationToken)), null);
            }
            finally
            {
                run.Discard();
            }
        }
        catch (OperationCanceledException) when (operation.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            return (null, operation.MakeFieldError(exception, field));
        }
    }

    /// <summary>Waits for the next event. False: there are no more.</summary>
    public ValueTask<bool> MoveNextAsync() => _source.MoveNextAsync();

    /// <summary>Executes the current event: <c>ExecuteSubscriptionEvent</c> (section 6.2.3.2).</summary>
    public async ValueTask<ExecutionRun> ExecuteAsync()
    {
        var owner = new RootOwner();
        ExecutionRun? run = null;
        _operation.OnCanceled = owner.Cancel;
        _operation.Loaders.Reset();
        _operation.Pump.RunInline(new PumpAction(() =>
        {
            run = new ExecutionRun(_operation, owner, null, null);
            if (!_operation.IsCanceled)
            {
                run.ExecuteEvent(_source, _field);
            }
            else
            {
                owner.Cancel();
            }
        }));
        await owner.WaitAsync().ConfigureAwait(false);
        if (_operation.CancellationToken.IsCancellationRequested)
        {
            run?.Discard();
            _operation.CancellationToken.ThrowIfCancellationRequested();
        }

        return run!;
    }

    public GraphQLError MakeError(Exception exception) => _operation.MakeFieldError(exception, _field);

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
