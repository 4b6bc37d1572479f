using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.Extensions;

/// <summary>Notes each hook's beginning and end in a log that several share.</summary>
internal class Recording(string name, ConcurrentQueue<string> log)
    : SchemaExtension, IOperationHook, IParseHook, IValidateHook, IExecuteHook, IResolveHook, IPayloadHook
{
    public IAsyncDisposable? OnOperation(OperationContext context) => Begin("operation");

    public IDisposable? OnParse(OperationContext context) => Begin("parse");

    public IDisposable? OnValidate(OperationContext context) => Begin("validate");

    public IDisposable? OnExecute(OperationContext context) => Begin("execute");

    public async ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next)
    {
        log.Enqueue($"{name} {info.FieldName}");
        var value = await next();
        log.Enqueue($"{name} /{info.FieldName}");
        return value;
    }

    public ValueTask OnPayload(OperationContext context, ExecutionPayload payload)
    {
        log.Enqueue($"{name} payload");
        return default;
    }

    private Scope Begin(string phase)
    {
        log.Enqueue($"{name} {phase}");
        return new Scope(() => log.Enqueue($"{name} /{phase}"));
    }

    private sealed class Scope(Action end) : IDisposable, IAsyncDisposable
    {
        public void Dispose() => end();

        public ValueTask DisposeAsync()
        {
            end();
            return default;
        }
    }
}

/// <summary>Counts the payloads of its request into their extensions.</summary>
internal sealed class Counting : SchemaExtension, IPayloadHook
{
    private int _count;

    public ValueTask OnPayload(OperationContext context, ExecutionPayload payload)
    {
        payload.Extensions["count"] = ++_count;
        return default;
    }
}

/// <summary>Says when the operation ended.</summary>
internal sealed class Ending(Action end) : SchemaExtension, IOperationHook, IAsyncDisposable
{
    public IAsyncDisposable? OnOperation(OperationContext context) => this;

    public ValueTask DisposeAsync()
    {
        end();
        return default;
    }
}

/// <summary>Surrounds one field.</summary>
internal sealed class Choosing(string name, string coordinate, ConcurrentQueue<string> asked, ConcurrentQueue<string> called) : SchemaExtension, IResolveHook
{
    public bool Surrounds(ObjectType type, FieldDefinition field)
    {
        asked.Enqueue($"{name} {type.Name}.{field.Name}");
        return $"{type.Name}.{field.Name}" == coordinate;
    }

    public ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next)
    {
        called.Enqueue($"{name} {info.FieldName}");
        return next();
    }
}

/// <summary>Changes what resolvers give.</summary>
internal sealed class Changing(Func<ResolveInfo, object?, object?> change) : SchemaExtension, IResolveHook
{
    public async ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next) => change(info, await next());
}

internal sealed class ListLogger : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception?.Message}");

    public void Dispose()
    {
    }
}
