using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Strawberry.Tests.Execution;

/// <summary>A scoped service, as a database context is: it knows whether it was disposed.</summary>
public sealed class Session : IDisposable
{
    private static int _last;

    public int Number { get; } = Interlocked.Increment(ref _last);

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

[GraphQLType]
public sealed class ScopedQuery
{
    internal static List<Session> Seen { get; } = [];

    [GraphQLField]
    public bool GetOwn([Service] Session session, [Service(Scope = ServiceScope.Resolver)] Session same)
    {
        Seen.Add(session);
        return ReferenceEquals(session, same);
    }

    [GraphQLField]
    public bool GetShared([Service(Scope = ServiceScope.Operation)] Session session)
    {
        Seen.Add(session);
        return true;
    }

    [GraphQLField]
    public bool GetGiven([Service(Scope = ServiceScope.Request)] Session session)
    {
        Seen.Add(session);
        return true;
    }

    [GraphQLField]
    public async Task<bool> GetHeld([Service] Session session, ResolveInfo<TaskCompletionSource> info)
    {
        Seen.Add(session);
        await info.Context.Task;
        return session.IsDisposed;
    }
}

[NonParallelizable]
public sealed class ServiceScopeTests
{
    private readonly Schema<ScopedQuery> _schema = new(new SchemaConfig { EnableExperimentalIncrementalExecution = true });
    private ServiceProvider _services = null!;
    private AsyncServiceScope _request;

    [SetUp]
    public void SetUp()
    {
        ScopedQuery.Seen.Clear();
        _services = new ServiceCollection().AddScoped<Session>().BuildServiceProvider();
        _request = _services.CreateAsyncScope();
    }

    [TearDown]
    public async Task TearDown()
    {
        await _request.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Test]
    public async Task A_resolver_has_one_scope_for_all_its_parameters_and_siblings_have_their_own()
    {
        var payload = await _schema.ExecuteAsync(new GraphQLRequest("{ a: own b: own c: shared d: shared e: given }") { Services = _request.ServiceProvider });

        Assert.That(payload.ToJson(), Is.EqualTo("""{"data":{"a":true,"b":true,"c":true,"d":true,"e":true}}"""));
        Assert.That(ScopedQuery.Seen.Select(s => s.Number).Distinct().Count(), Is.EqualTo(4));
        Assert.That(ScopedQuery.Seen[2], Is.SameAs(ScopedQuery.Seen[3]));
        Assert.That(ScopedQuery.Seen[4], Is.SameAs(_request.ServiceProvider.GetRequiredService<Session>()));
        Assert.That(ScopedQuery.Seen.Select(s => s.IsDisposed), Is.EqualTo(new[] { true, true, true, true, false }));
    }

    [Test]
    public async Task Scopes_live_until_the_last_payload()
    {
        var request = new GraphQLRequest("{ a: own ... @defer { b: own } }") { Services = _request.ServiceProvider };
        var disposed = new List<bool>();
        await foreach (var payload in _schema.StreamAsync(request))
        {
            disposed.AddRange(ScopedQuery.Seen.Select(s => s.IsDisposed));
        }

        Assert.That(disposed, Is.EqualTo(new[] { false, false, false }));
        Assert.That(ScopedQuery.Seen.Select(s => s.IsDisposed), Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public async Task An_abandoned_resolver_keeps_its_scope_until_it_ends()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancellation = new CancellationTokenSource();
        var request = new GraphQLRequest("{ held }") { Services = _request.ServiceProvider, Context = gate };
        var running = _schema.ExecuteAsync(request, cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ScopedQuery.Seen[0].IsDisposed, Is.False);
        gate.SetResult();
        await Tools.Eventually.HoldsAsync(() => ScopedQuery.Seen[0].IsDisposed, "the scope ends with its resolver");
    }
}
