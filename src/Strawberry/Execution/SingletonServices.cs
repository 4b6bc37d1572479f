using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.Execution;

/// <summary>Which services are singletons, by their registrations: no scope need be made for them. The registrations are read when a resolver first asks for a service.</summary>
internal sealed class SingletonServices(IEnumerable<ServiceDescriptor> registrations)
{
    private Lifetimes? _lifetimes;

    // Two threads that come first both read them, and find the same.
    private Lifetimes Known => _lifetimes ??= Lifetimes.Of(registrations);

    public bool Contains(Type type)
    {
        var known = Known;
        if (known.Services.TryGetValue(type, out var isSingleton))
        {
            return isSingleton;
        }

        if (!type.IsConstructedGenericType)
        {
            return false;
        }

        var definition = type.GetGenericTypeDefinition();
        return known.Services.TryGetValue(definition, out isSingleton) ? isSingleton
            : definition == typeof(IEnumerable<>) && known.Sequences.GetValueOrDefault(type.GenericTypeArguments[0]);
    }

    public bool Contains(Type type, object? key)
    {
        if (key is null)
        {
            return Contains(type);
        }

        var known = Known;
        return known.Find(type, key) ?? (type.IsConstructedGenericType && known.Find(type.GetGenericTypeDefinition(), key) == true);
    }

    /// <summary>For each type, whether what is registered for it is a singleton.</summary>
    private sealed class Lifetimes
    {
        private readonly Dictionary<(Type, object), bool> _keyed = [];

        public Dictionary<Type, bool> Services { get; } = new()
        {
            [typeof(IServiceScopeFactory)] = true,
            [typeof(IServiceProviderIsService)] = true,
            [typeof(IServiceProviderIsKeyedService)] = true,
        };

        /// <summary>Of types asked for as sequences, whether all registrations are singletons.</summary>
        public Dictionary<Type, bool> Sequences { get; } = [];

        public static Lifetimes Of(IEnumerable<ServiceDescriptor> registrations)
        {
            var lifetimes = new Lifetimes();
            foreach (var registration in registrations)
            {
                var type = registration.ServiceType;
                var isSingleton = registration.Lifetime == ServiceLifetime.Singleton;
                if (registration.IsKeyedService)
                {
                    lifetimes._keyed[(type, registration.ServiceKey!)] = isSingleton;
                    continue;
                }

                // The last registration is the one that is given.
                lifetimes.Services[type] = isSingleton;
                lifetimes.Sequences[type] = isSingleton && lifetimes.Sequences.GetValueOrDefault(type, true);
            }

            return lifetimes;
        }

        public bool? Find(Type type, object key) =>
            _keyed.TryGetValue((type, key), out var isSingleton) || _keyed.TryGetValue((type, KeyedService.AnyKey), out isSingleton) ? isSingleton : null;
    }
}
