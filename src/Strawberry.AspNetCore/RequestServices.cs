using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Strawberry.AspNetCore;

/// <summary>
/// The services of an HTTP request. ASP.NET Core makes a scope when they are first asked for, and most operations never ask. Resolvers of one operation may ask at
/// the same time, and one that was abandoned when the response is over and its <see cref="HttpContext"/> serves another.
/// </summary>
internal sealed class RequestServices(HttpContext context) : IServiceProvider, IKeyedServiceProvider
{
    private HttpContext? _context = context;
    private IServiceProvider? _services;

    private IServiceProvider Services => Volatile.Read(ref _services) ?? Find();

    public object? GetService(Type serviceType) => Services.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => Keyed.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Keyed.GetRequiredKeyedService(serviceType, serviceKey);

    /// <summary>The response is over.</summary>
    public void Close()
    {
        lock (this)
        {
            _context = null;
        }
    }

    private IKeyedServiceProvider Keyed =>
        Services as IKeyedServiceProvider ?? throw new InvalidOperationException("The application's service provider has no keyed services.");

    private IServiceProvider Find()
    {
        lock (this)
        {
            ObjectDisposedException.ThrowIf(_services is null && _context is null, typeof(IServiceProvider));
            return _services ??= _context!.RequestServices;
        }
    }
}
