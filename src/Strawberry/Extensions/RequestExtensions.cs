using System.Runtime.ExceptionServices;
using Strawberry.Language;

namespace Strawberry.Extensions;

/// <summary>The extensions of one request.</summary>
internal sealed class RequestExtensions(ExtensionHooks hooks, OperationContext context, RequestTelemetry? telemetry)
{
    private Stack<IAsyncDisposable>? _operations;

    public OperationContext Context { get; } = context;

    /// <summary>What is told to those who listen; null when nobody does.</summary>
    public RequestTelemetry? Telemetry => telemetry;

    /// <summary>Whether somebody is told when the operation begins and ends.</summary>
    public bool SurroundOperation => telemetry is not null || hooks.Operation.Length > 0;

    public IResolveHook[] ResolveHooks => hooks.Resolve;

    public void BeginOperation()
    {
        telemetry?.Begin(Context.Request);
        foreach (var hook in hooks.Operation)
        {
            if (hook.OnOperation(Context) is { } scope)
            {
                (_operations ??= new Stack<IAsyncDisposable>()).Push(scope);
            }
        }
    }

    public ValueTask EndOperationAsync()
    {
        if (_operations is not null)
        {
            return EndOperationAsync(_operations);
        }

        telemetry?.End();
        return default;
    }

    /// <summary>The operation that was chosen.</summary>
    public void OnOperation(Document document, OperationDefinitionNode operation)
    {
        Context.Document = document;
        Context.Operation = operation;
        telemetry?.OnOperation(operation);
    }

    public PhaseScope BeginParse() => Begin(hooks.Parse, static (hook, context) => hook.OnParse(context));

    public PhaseScope BeginValidate() => Begin(hooks.Validate, static (hook, context) => hook.OnValidate(context));

    public PhaseScope BeginExecute() => Begin(hooks.Execute, static (hook, context) => hook.OnExecute(context));

    /// <summary>Shows a payload on its way out: the innermost extension sees it first, the outermost last.</summary>
    public ValueTask OnPayloadAsync(ExecutionPayload payload)
    {
        if (telemetry is not null)
        {
            return OnPayloadAsync(payload, telemetry);
        }

        // Most hooks have nothing to wait for.
        for (var i = hooks.Payload.Length - 1; i >= 0; i--)
        {
            var showing = hooks.Payload[i].OnPayload(Context, payload);
            if (!showing.IsCompletedSuccessfully)
            {
                return ShowToRestAsync(showing, i, payload);
            }

            showing.GetAwaiter().GetResult();
        }

        return default;
    }

    private async ValueTask OnPayloadAsync(ExecutionPayload payload, RequestTelemetry listeners)
    {
        listeners.OnPayload(payload);
        listeners.Enter();
        try
        {
            await ShowToRestAsync(default, hooks.Payload.Length, payload).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            listeners.Fail(exception);
            throw;
        }
    }

    private async ValueTask ShowToRestAsync(ValueTask showing, int index, ExecutionPayload payload)
    {
        await showing.ConfigureAwait(false);
        for (var i = index - 1; i >= 0; i--)
        {
            await hooks.Payload[i].OnPayload(Context, payload).ConfigureAwait(false);
        }
    }

    private async ValueTask EndOperationAsync(Stack<IAsyncDisposable> operations)
    {
        // One that fails keeps none of those around it from ending; the first failure goes on.
        ExceptionDispatchInfo? failure = null;
        while (operations.TryPop(out var scope))
        {
            try
            {
                await scope.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        telemetry?.End();
        failure?.Throw();
    }

    private PhaseScope Begin<THook>(THook[] those, Func<THook, OperationContext, IDisposable?> begin)
    {
        Stack<IDisposable>? scopes = null;
        try
        {
            foreach (var hook in those)
            {
                if (begin(hook, Context) is { } scope)
                {
                    (scopes ??= new Stack<IDisposable>()).Push(scope);
                }
            }
        }
        catch (Exception)
        {
            new PhaseScope(scopes).Dispose();
            throw;
        }

        return new PhaseScope(scopes);
    }
}
