using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.Execution;

/// <summary>Which services are singletons, by their registrations: no scope need be made for them.</summary>
internal sealed class SingletonServices
{
    private readonly Dictionary<Type, bool> _services;
    private readonly Dictionary<Type, bool> _sequences;
    private readonly Dictionary<(Type, object), bool> _keyed = [];

    public SingletonServices(IEnumerable<ServiceDescriptor> registrations)
    {
        var services = new Dictionary<Type, bool>
        {
            [typeof(IServiceScopeFactory)] = true,
            [typeof(IServiceProviderIsService)] = true,
            [typeof(IServiceProviderIsKeyedService)] = true,
        };
        var sequences = new Dictionary<Type, bool>();
        foreach (var registration in registrations)
        {
            var type = registration.ServiceType;
            var isSingleton = registration.Lifetime == ServiceLifetime.Singleton;
            if (registration.IsKeyedService)
            {
                _keyed[(type, registration.ServiceKey!)] = isSingleton;
                continue;
            }

            // The last registration is the one that is given.
            services[type] = isSingleton;
            sequences[type] = isSingleton && sequences.GetValueOrDefault(type, true);
        }

        _services = services;
        _sequences = sequences;
    }

    public bool Contains(Type type)
    {
        if (_services.TryGetValue(type, out var isSingleton))
        {
            return isSingleton;
        }

        if (!type.IsConstructedGenericType)
        {
            return false;
        }

        var definition = type.GetGenericTypeDefinition();
        return _services.TryGetValue(definition, out isSingleton) ? isSingleton
            : definition == typeof(IEnumerable<>) && _sequences.GetValueOrDefault(type.GenericTypeArguments[0]);
    }

    public bool Contains(Type type, object? key)
    {
        if (key is null)
        {
            return Contains(type);
        }

        return Find(type, key) ?? (type.IsConstructedGenericType && Find(type.GetGenericTypeDefinition(), key) == true);
    }

    private bool? Find(Type type, object key) =>
        _keyed.TryGetValue((type, key), out var isSingleton) || _keyed.TryGetValue((type, KeyedService.AnyKey), out isSingleton) ? isSingleton : null;
}
