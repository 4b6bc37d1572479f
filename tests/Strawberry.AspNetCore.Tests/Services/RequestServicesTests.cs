using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Strawberry.AspNetCore.Tests.Services;

public sealed class RequestServicesTests
{
    [Test]
    public void The_scope_of_a_request_is_asked_for_once_and_only_when_something_is_needed()
    {
        using var provider = new ServiceCollection().AddSingleton("here").AddKeyedSingleton("key", "keyed").BuildServiceProvider();
        var feature = new CountingServices(provider);
        var services = new RequestServices(MakeContext(feature));
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
        var services = new RequestServices(MakeContext(feature));

        Parallel.For(0, 64, _ => services.GetService<string>());

        Assert.That(feature.Asked, Is.EqualTo(1));
    }

    [Test]
    public void Who_asks_first_when_the_response_is_over_gets_nothing_of_the_next_request()
    {
        using var provider = new ServiceCollection().AddSingleton("of the next").BuildServiceProvider();
        var feature = new CountingServices(provider);
        var services = new RequestServices(MakeContext(feature));
        services.Close();

        Assert.That(() => services.GetService<string>(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(feature.Asked, Is.Zero);
    }

    [Test]
    public void Services_without_keys_say_so()
    {
        var services = new RequestServices(MakeContext(new CountingServices(new NoKeys())));

        Assert.That(() => services.GetKeyedService<string>("key"), Throws.InvalidOperationException.With.Message.Contains("keyed services"));
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

    private sealed class NoKeys : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
