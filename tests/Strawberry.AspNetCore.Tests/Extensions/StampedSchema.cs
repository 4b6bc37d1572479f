using System.Collections.Concurrent;

namespace Strawberry.AspNetCore.Tests.Extensions;

/// <summary>What all stamps did, in order.</summary>
internal sealed class StampLog
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lines, when the outermost has ended.</summary>
    public async Task<string[]> ReadAsync()
    {
        await _ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return [.. _lines];
    }

    public void Add(string line)
    {
        _lines.Enqueue(line);
        if (line == "outer ends")
        {
            _ended.TrySetResult();
        }
    }
}

/// <summary>Counts the payloads of its request, and adds its name to those it has met on their way out.</summary>
internal sealed class Stamp(string name, StampLog log) : SchemaExtension, IOperationHook, IPayloadHook, IAsyncDisposable
{
    private int _count;

    public IAsyncDisposable? OnOperation(OperationContext context)
    {
        log.Add($"{name} begins");
        return this;
    }

    public ValueTask DisposeAsync()
    {
        log.Add($"{name} ends");
        return default;
    }

    public async ValueTask OnPayload(OperationContext context, ExecutionPayload payload)
    {
        // A hook may wait.
        await Task.Yield();
        payload.Extensions["order"] = payload.Extensions.TryGetValue("order", out var met) ? $"{met} {name}" : name;
        payload.Extensions[name] = ++_count;
        log.Add($"{name} {_count}");
    }
}

[GraphQLType]
public sealed class StampedQuery
{
    public string Name => "name";

    [GraphQLField]
    public string? Fails() => throw new InvalidOperationException("SECRET");

    [GraphQLField]
    public async IAsyncEnumerable<Stamped> Items()
    {
        for (var i = 0; i < 3; i++)
        {
            yield return new Stamped(i);
        }

        await Task.CompletedTask;
    }
}

[GraphQLType]
public sealed class StampedSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<Stamped> Events() => new StampedQuery().Items();

    [GraphQLField]
    public IAsyncEnumerable<Stamped> Refused() => throw new InvalidOperationException("SECRET");
}

[GraphQLType]
public sealed record Stamped(int Number)
{
    [GraphQLField]
    public string? Fails() => throw new InvalidOperationException("SECRET");
}
