using Microsoft.Extensions.DependencyInjection;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>What a run's resolvers are given.</summary>
internal sealed partial class ExecutionRun
{
    internal override T? GetService<T>(IServiceProvider? services, bool required)
        where T : class =>
        required ? (services ?? Operation.Services).GetRequiredService<T>() : (services ?? Operation.Services).GetService<T>();

    internal override IServiceProvider CreateServices() => Operation.Scopes.Create();

    internal override T? GetKeyedService<T>(object? key, bool required)
        where T : class =>
        required ? Operation.Services.GetRequiredKeyedService<T>(key)
        : Operation.Services is IKeyedServiceProvider ? Operation.Services.GetKeyedService<T>(key)
        : null;

    internal override T? GetFeature<T>(bool required)
        where T : class
    {
        if (Operation.Request.Features is { } features && features.TryGetValue(typeof(T), out var feature))
        {
            return (T)feature;
        }

        return required
            ? throw new InvalidOperationException($"The request has no {typeof(T).Name}: it did not come over a transport that gives one.")
            : null;
    }

    internal override T GetLoader<T>(Func<DataLoaderContext, T> make) => Operation.Loaders.Get(make);

    internal override T? FindInstance<T>()
        where T : class => Operation.FindInstance<T>();

    internal override void AddInstance<T>(T instance) => Operation.AddInstance(instance);
}
