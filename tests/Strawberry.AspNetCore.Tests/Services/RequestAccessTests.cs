using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.AspNetCore.Batching;
using Strawberry.AspNetCore.Documents;
using Strawberry.AspNetCore.Requests;
using Strawberry.AspNetCore.Responses;
using Strawberry.AspNetCore.SingleConnection;
using Strawberry.AspNetCore.Tests.Transport;
using Strawberry.AspNetCore.Tests.WebSockets;
using Strawberry.Language;

namespace Strawberry.AspNetCore.Tests.Services;

public sealed class RequestAccessTests
{
    [Test]
    public void The_scope_of_a_request_is_asked_for_once_and_only_when_something_is_needed()
    {
        using var provider = new ServiceCollection().AddSingleton("here").AddKeyedSingleton("key", "keyed").BuildServiceProvider();
        var feature = new CountingServices(provider);
        var services = new RequestAccess(MakeContext(feature));
        Assert.That(feature.Asked, Is.Zero);

        Assert.That(services.GetService<string>(), Is.EqualTo("here"));
        Assert.That(services.GetRequiredKeyedService<string>("key"), Is.EqualTo("keyed"));
        Assert.That(services.GetKeyedService<string>("other"), Is.Null);
        Assert.That(feature.Asked, Is.EqualTo(1));
    }

    [Test]
    public void Resolvers_that_ask_at_the_same_time_get_one_scope()
    {
        using var provider = new ServiceCollection().AddSingleton("here").BuildServiceProvider();
        var feature = new CountingServices(provider);
        var services = new RequestAccess(MakeContext(feature));

        Parallel.For(0, 64, _ => services.GetService<string>());

        Assert.That(feature.Asked, Is.EqualTo(1));
    }

    [Test]
    public void Who_asks_first_when_the_response_is_over_gets_nothing_of_the_next_request()
    {
        using var provider = new ServiceCollection().AddSingleton("of the next").BuildServiceProvider();
        var feature = new CountingServices(provider);
        var services = new RequestAccess(MakeContext(feature));
        services.Close();

        Assert.That(() => services.GetService<string>(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(feature.Asked, Is.Zero);
    }

    [Test]
    public void Services_without_keys_say_so()
    {
        var services = new RequestAccess(MakeContext(new CountingServices(new NoKeys())));

        Assert.That(() => services.GetKeyedService<string>("key"), Throws.InvalidOperationException.With.Message.Contains("keyed services"));
    }

    [Test]
    public void Who_asks_for_the_user_when_the_response_is_over_does_not_get_the_next_requests()
    {
        var context = new DefaultHttpContext();
        var access = new RequestAccess(context);
        Assert.That(access[typeof(HttpContext)], Is.SameAs(context));
        Assert.That(access[typeof(ClaimsPrincipal)], Is.SameAs(context.User));
        access.Close();

        Assert.That(() => access.TryGetValue(typeof(HttpContext), out _), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => access.TryGetValue(typeof(ClaimsPrincipal), out _), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(access.TryGetValue(typeof(string), out _), Is.False);
    }

    [Test]
    public void Who_is_signed_in_meanwhile_is_the_user()
    {
        var context = new DefaultHttpContext();
        var access = new RequestAccess(context);
        access.Share();
        context.User = new ClaimsPrincipal();

        Assert.That(access[typeof(ClaimsPrincipal)], Is.SameAs(context.User));
    }

    [Test]
    public void What_is_found_on_first_use_is_found_before_operations_share_a_request()
    {
        var features = new CountingFeatures();
        var context = new DefaultHttpContext(features) { RequestServices = new NoKeys() };
        Assert.That(features.CountLookups(context), Is.Positive);

        features = new CountingFeatures();
        context = new DefaultHttpContext(features) { RequestServices = new NoKeys() };
        new RequestAccess(context).Share();
        Assert.That(features.CountLookups(context), Is.Zero);
    }

    [Test]
    public async Task Operations_of_a_connection_find_everything_in_its_request()
    {
        var features = new CountingFeatures();
        var executor = new ReadingExecutor(features);
        using (var connection = await new FakeConnection(executor, context: new DefaultHttpContext(features)).InitAsync())
        {
            for (var i = 0; i < 3; i++)
            {
                connection.Socket.Say(SocketClient.Subscribe("{ a }", $"{i}"));
            }

            for (var i = 0; i < 6; i++)
            {
                Assert.That(await connection.Socket.SeeAsync(), Does.Contain("next").Or.Contain("complete"));
            }

            connection.Socket.SayClose();
            await connection.EndedInTime;
        }

        AssertShared(executor);
    }

    [Test]
    public async Task Operations_of_a_batch_find_everything_in_its_request()
    {
        var features = new CountingFeatures();
        var executor = new ReadingExecutor(features);
        var options = new GraphQLEndpointOptions();
        var batch = Enumerable.Repeat<RequestReading>(new RequestParameters { Query = "{ a }"u8.ToArray() }, 3).ToArray();

        await new BatchExecution(executor, new DocumentResolver(options), new RequestFactory(options))
            .ExecuteAsync(new DefaultHttpContext(features) { RequestServices = new NoKeys() }, batch);

        AssertShared(executor);
    }

    [Test]
    public async Task Operations_of_a_single_connection_find_everything_in_its_request()
    {
        var features = new CountingFeatures();
        var stream = new OperationStream("token", "", maxOperations: 1);
        using var stopping = new CancellationTokenSource();
        var context = new DefaultHttpContext(features) { RequestServices = new NoKeys() };
        var running = stream.RunAsync(context, new Heartbeats(TimeProvider.System, new GraphQLEndpointOptions()), stopping.Token);

        Assert.That(stream.Access!.HttpContext, Is.SameAs(context));
        Assert.That(features.CountLookups(context), Is.Zero);
        await stopping.CancelAsync();
        await running;
        Assert.That(() => stream.Access!.HttpContext, Throws.InstanceOf<ObjectDisposedException>());
    }

    private static void AssertShared(ReadingExecutor executor)
    {
        Assert.That(executor.Lookups, Is.Zero);
        var requests = executor.Requests;
        Assert.That(requests, Has.Count.EqualTo(3));
        Assert.That(requests.Select(r => r.Features).Distinct(), Has.Exactly(1).Items);
        Assert.That(() => requests[0].Features![typeof(HttpContext)], Throws.InstanceOf<ObjectDisposedException>());
    }

    private static DefaultHttpContext MakeContext(CountingServices services)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IServiceProvidersFeature>(services);
        return context;
    }

    private sealed class CountingServices(IServiceProvider services) : IServiceProvidersFeature
    {
        private int _asked;

        public int Asked => _asked;

        public IServiceProvider RequestServices
        {
            get
            {
                Interlocked.Increment(ref _asked);
                return services;
            }

            set => throw new NotSupportedException();
        }
    }

    /// <summary>Counts how often a context looks something up instead of knowing it.</summary>
    private sealed class CountingFeatures : FeatureCollection, IFeatureCollection
    {
        private int _asked;

        public CountingFeatures()
        {
            Set<IHttpRequestFeature>(new HttpRequestFeature());
            Set<IHttpResponseFeature>(new HttpResponseFeature());
            Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new MemoryStream()));
        }

        /// <summary>Reads the request as resolvers do, and counts what had to be looked up for it.</summary>
        public int CountLookups(HttpContext context)
        {
            var before = _asked;
            object?[] read =
            [
                context.Items, context.User, context.RequestServices, context.RequestAborted, context.TraceIdentifier, context.Connection.Id,
                context.Request.Path.Value, context.Request.Headers.Authorization, context.Request.Query["a"], context.Request.Cookies["a"],
                context.Request.RouteValues, context.Response.Headers, context.Response.Cookies,
            ];
            GC.KeepAlive(read);
            return _asked - before;
        }

        TFeature? IFeatureCollection.Get<TFeature>()
            where TFeature : default
        {
            Interlocked.Increment(ref _asked);
            return Get<TFeature>();
        }
    }

    /// <summary>Reads the request as resolvers do.</summary>
    private sealed class ReadingExecutor(CountingFeatures features) : IRequestExecutor
    {
        private readonly List<GraphQLRequest> _requests = [];

        public IReadOnlyList<GraphQLRequest> Requests => _requests;

        public int? Lookups { get; private set; }

        public async IAsyncEnumerable<ExecutionPayload> StreamAsync(GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return await ExecuteAsync(request, cancellationToken);
        }

        public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
        {
            // One after the other, so that what one finds is not found by the next because of it.
            lock (_requests)
            {
                if (_requests.Count == 0)
                {
                    Lookups = features.CountLookups((HttpContext)request.Features![typeof(HttpContext)]);
                }

                _requests.Add(request);
            }

            return ValueTask.FromResult(ScriptedExecutor.Result("{}"));
        }

        public OperationType? FindOperation(GraphQLRequest request) => OperationType.Query;
    }

    private sealed class NoKeys : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
