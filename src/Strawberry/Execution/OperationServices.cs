using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.Execution;

/// <summary>Where an operation's services come from: what the request brought, and the scopes made of it.</summary>
/// <param name="singletons">Which services are singletons; null when that is not known.</param>
/// <param name="initialize">Told of each new scope.</param>
internal sealed class OperationServices(SingletonServices? singletons, Action<IServiceProvider, IServiceProvider>? initialize)
{
    private IServiceScopeFactory? _factory;
    private bool _hasNoFactory;

    /// <summary>The services as the request brought them.</summary>
    public IServiceProvider Given { get; private set; } = NoServices.Instance;

    /// <summary>Begins with the services of a request; null for none.</summary>
    public void Begin(IServiceProvider? given) => Given = given ?? NoServices.Instance;

    /// <summary>Forgets the request.</summary>
    public void Reset()
    {
        Given = NoServices.Instance;
        _factory = null;
        _hasNoFactory = false;
    }

    public bool IsSingleton(Type type) => singletons is not null && singletons.Contains(type);

    public bool IsSingleton(Type type, object? key) => singletons is not null && singletons.Contains(type, key);

    /// <summary>Makes a scope. Null: the request's services have none, so they themselves are all there is.</summary>
    public AsyncServiceScope? CreateScope()
    {
        if (FindFactory() is not { } factory)
        {
            return null;
        }

        var scope = factory.CreateAsyncScope();
        if (initialize is not null)
        {
            try
            {
                initialize(Given, scope.ServiceProvider);
            }
            catch (Exception)
            {
                _ = scope.DisposeAsync().AsTask();
                throw;
            }
        }

        return scope;
    }

    private IServiceScopeFactory? FindFactory()
    {
        if (_factory is null && !_hasNoFactory)
        {
            _factory = Given.GetService<IServiceScopeFactory>();
            _hasNoFactory = _factory is null;
        }

        return _factory;
    }
}

/// <summary>Services for a request that brought none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}
