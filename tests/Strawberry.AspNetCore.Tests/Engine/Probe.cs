using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>What a test and the resolvers it watches share.</summary>
public sealed class Probe : IDisposable
{
    /// <summary>The numbers that the resolvers give, when the test writes them.</summary>
    public Channel<int> Numbers { get; } = Channel.CreateUnbounded<int>();

    /// <summary>Lets a resolver that computes come to its end.</summary>
    public ManualResetEventSlim Computing { get; } = new();

    /// <summary>Completes when a sequence of numbers is disposed.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => Computing.Dispose();

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
    public string Where(HttpContext context, ClaimsPrincipal user) => $"{context.Request.Path} {user.Identity?.Name ?? "nobody"}";

    [GraphQLField]
    public string ContextOf(ResolveInfo<HttpContext> info) => info.Context.Request.Method;
}

[GraphQLType]
public sealed class ProbeMutation
{
    [GraphQLField]
    public int Increment() => 1;
}

[GraphQLType]
public sealed class ProbeSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<int> Numbers([Service] Probe probe, CancellationToken cancellationToken) => probe.ReadAsync(cancellationToken);
}
