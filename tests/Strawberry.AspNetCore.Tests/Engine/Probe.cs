using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>What a test and the resolvers it watches share.</summary>
public sealed class Probe : IDisposable
{
    private readonly TaskCompletionSource _meeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _met;

    /// <summary>The numbers that the resolvers give, when the test writes them.</summary>
    public Channel<int> Numbers { get; } = Channel.CreateUnbounded<int>();

    /// <summary>Lets a resolver that computes come to its end.</summary>
    public ManualResetEventSlim Computing { get; } = new();

    /// <summary>Completes when a sequence of numbers is disposed.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What began and what ended, in order.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public void Dispose() => Computing.Dispose();

    /// <summary>Ends when as many have come as each says.</summary>
    internal async Task<bool> MeetAsync(int count, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _met) == count)
        {
            _meeting.SetResult();
        }

        await _meeting.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        return true;
    }

    internal async Task<bool> LogAsync(string name)
    {
        Log.Enqueue($"{name} begins");

        // Whoever does not wait for this one gets in between.
        for (var i = 0; i < 10; i++)
        {
            await Task.Yield();
        }

        Log.Enqueue($"{name} ends");
        return true;
    }

    internal async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var number in Numbers.Reader.ReadAllAsync(cancellationToken))
            {
                yield return number;
            }
        }
        finally
        {
            Ended.TrySetResult();
        }
    }
}

/// <summary>A scoped service.</summary>
public sealed class ProbeCounter
{
    private int _count;

    internal int Next() => Interlocked.Increment(ref _count);
}

[GraphQLType]
public sealed class ProbeQuery
{
    public string Fast => "fast";

    [GraphQLField]
    public ProbeQuery Again() => new();

    /// <summary>Blocks its thread, as a resolver that computes does.</summary>
    [GraphQLField]
    public string Computed([Service] Probe probe) => probe.Computing.Wait(TimeSpan.FromSeconds(30)) ? "computed" : "late";

    [GraphQLField]
    public IAsyncEnumerable<int> Numbers([Service] Probe probe, CancellationToken cancellationToken) => probe.ReadAsync(cancellationToken);

    [GraphQLField]
    public Task<bool> Meet(int count, [Service] Probe probe, CancellationToken cancellationToken) => probe.MeetAsync(count, cancellationToken);

    [GraphQLField]
    public Task<bool> Log(string name, [Service] Probe probe) => probe.LogAsync(name);

    [GraphQLField]
    public int Count([Service] ProbeCounter counter) => counter.Next();

    [GraphQLField]
    public string? Fails() => throw new InvalidOperationException("SECRET");

    [GraphQLField]
    public string Where(HttpContext context, ClaimsPrincipal user) => $"{context.Request.Path} {user.Identity?.Name ?? "nobody"}";

    [GraphQLField]
    public string ContextOf(ResolveInfo<HttpContext> info) => info.Context.Request.Method;
}

[GraphQLType]
public sealed class ProbeMutation
{
    [GraphQLField]
    public int Increment() => 1;

    [GraphQLField]
    public int Count([Service] ProbeCounter counter) => counter.Next();

    [GraphQLField]
    public Task<bool> Log(string name, [Service] Probe probe) => probe.LogAsync(name);
}

[GraphQLType]
public sealed class ProbeSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<int> Numbers([Service] Probe probe, CancellationToken cancellationToken) => probe.ReadAsync(cancellationToken);
}
