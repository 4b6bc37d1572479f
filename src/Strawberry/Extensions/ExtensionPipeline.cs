using System.Runtime.ExceptionServices;
using Strawberry.Language;

namespace Strawberry.Extensions;

/// <summary>The extensions of a schema, first the outermost: which hooks there are, and the instances of a request.</summary>
internal sealed class ExtensionPipeline(IReadOnlyList<SchemaExtension> extensions, TelemetryOptions telemetry, TimeProvider time)
{
    private readonly SchemaExtension[] _extensions = [.. extensions];

    /// <summary>Whether there is nothing to be told of a request that begins now.</summary>
    public bool IsEmpty => _extensions.Length == 0 && !RequestTelemetry.IsWanted;

    /// <summary>Whether any extension, or any that is made per request, takes part in resolving.</summary>
    public bool HasResolveHooks { get; } = extensions.Any(e => Implements<IResolveHook>(e));

    /// <summary>The instances of a request.</summary>
    public RequestExtensions Begin(OperationContext context)
    {
        var instances = new SchemaExtension[_extensions.Length];
        for (var i = 0; i < instances.Length; i++)
        {
            instances[i] = _extensions[i] is PerRequestExtension perRequest ? perRequest.Make() : _extensions[i];
        }

        return new RequestExtensions(instances, context, RequestTelemetry.IsWanted ? new RequestTelemetry(telemetry, time) : null);
    }

    private static bool Implements<THook>(SchemaExtension extension) =>
        extension is PerRequestExtension perRequest ? typeof(THook).IsAssignableFrom(perRequest.Type) : extension is THook;
}

/// <summary>The extensions of one request.</summary>
internal sealed class RequestExtensions(SchemaExtension[] instances, OperationContext context, RequestTelemetry? telemetry)
{
    private readonly Stack<IAsyncDisposable> _operations = new();

    public OperationContext Context { get; } = context;

    /// <summary>What is told to those who listen; null when nobody does.</summary>
    public RequestTelemetry? Telemetry => telemetry;

    public IResolveHook[] ResolveHooks { get; } = [.. instances.OfType<IResolveHook>()];

    public void BeginOperation()
    {
        telemetry?.Begin(Context.Request);
        foreach (var instance in instances)
        {
            if (instance is IOperationHook hook && hook.OnOperation(Context) is { } scope)
            {
                _operations.Push(scope);
            }
        }
    }

    public async ValueTask EndOperationAsync()
    {
        // One that fails keeps none of those around it from ending; the first failure goes on.
        ExceptionDispatchInfo? failure = null;
        while (_operations.TryPop(out var scope))
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

    /// <summary>The operation that was chosen.</summary>
    public void OnOperation(Document document, OperationDefinitionNode operation)
    {
        Context.Document = document;
        Context.Operation = operation;
        telemetry?.OnOperation(operation);
    }

    public PhaseScope BeginParse() => Begin<IParseHook>(static (hook, context) => hook.OnParse(context));

    public PhaseScope BeginValidate() => Begin<IValidateHook>(static (hook, context) => hook.OnValidate(context));

    public PhaseScope BeginExecute() => Begin<IExecuteHook>(static (hook, context) => hook.OnExecute(context));

    /// <summary>Shows a payload on its way out: the innermost extension sees it first, the outermost last.</summary>
    public async ValueTask OnPayloadAsync(ExecutionPayload payload)
    {
        telemetry?.OnPayload(payload);
        telemetry?.Enter();
        try
        {
            for (var i = instances.Length - 1; i >= 0; i--)
            {
                if (instances[i] is IPayloadHook hook)
                {
                    await hook.OnPayload(Context, payload).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (telemetry is not null)
        {
            telemetry.Fail(exception);
            throw;
        }
    }

    private PhaseScope Begin<THook>(Func<THook, OperationContext, IDisposable?> begin)
    {
        Stack<IDisposable>? scopes = null;
        try
        {
            foreach (var instance in instances)
            {
                if (instance is THook hook && begin(hook, Context) is { } scope)
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

/// <summary>A phase that extensions surround. Ends once, the innermost first.</summary>
internal readonly struct PhaseScope(Stack<IDisposable>? scopes) : IDisposable
{
    public void Dispose()
    {
        ExceptionDispatchInfo? failure = null;
        while (scopes is not null && scopes.TryPop(out var scope))
        {
            try
            {
                scope.Dispose();
            }
            catch (Exception exception)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failure?.Throw();
    }
}
