using Microsoft.Extensions.DependencyInjection;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>What a run's resolvers are given.</summary>
internal sealed partial class ExecutionRun
{
    internal override T? GetService<T>(ServiceScope scope, bool required)
        where T : class =>
        required ? Operation.Services.GetRequiredService<T>() : Operation.Services.GetService<T>();

    internal override T? GetKeyedService<T>(object? key, bool required)
        where T : class =>
        required ? Operation.Services.GetRequiredKeyedService<T>(key) : Operation.Services.GetKeyedService<T>(key);

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
