using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.Resolvers;

/// <summary>Gives services to something that runs once beside others, a loader's batch or a permission's check: from a scope of its own, made on first use.</summary>
internal abstract class ServiceSource : IAsyncDisposable
{
    /// <summary>The services of the scope.</summary>
    public abstract IServiceProvider Services { get; }

    public T? GetService<T>(ServiceScope scope, bool required)
        where T : class
    {
        var services = Find(scope, typeof(T), null);
        return required ? services.GetRequiredService<T>() : services.GetService<T>();
    }

    public T? GetKeyedService<T>(object? key, ServiceScope scope, bool required)
        where T : class
    {
        var services = Find(scope, typeof(T), key);
        return required ? services.GetRequiredKeyedService<T>(key)
            : services is IKeyedServiceProvider ? services.GetKeyedService<T>(key)
            : null;
    }

    public abstract T? GetFeature<T>(bool required)
        where T : class;

    /// <summary>Ends the scope, if there is one.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>The services to take a service from: those of the scope only where they are needed.</summary>
    protected abstract IServiceProvider Find(ServiceScope scope, Type type, object? key);
}
