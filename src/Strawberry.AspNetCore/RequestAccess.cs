using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Requests.Uploads;

namespace Strawberry.AspNetCore;

/// <summary>
/// What operations see of the HTTP request that they came by: its services, and what resolvers can be given by type. ASP.NET Core makes the scope of services
/// when they are first asked for, and most operations never ask. Resolvers may ask at the same time, and one that was abandoned when the response is over and
/// its <see cref="HttpContext"/> serves another.
/// </summary>
internal sealed class RequestAccess(HttpContext context) : IServiceProvider, IKeyedServiceProvider, IReadOnlyDictionary<Type, object>
{
    private HttpContext? _context = context;
    private IServiceProvider? _services;

    /// <summary>The request.</summary>
    /// <exception cref="ObjectDisposedException">The response is over.</exception>
    public HttpContext HttpContext
    {
        get
        {
            var context = Volatile.Read(ref _context);
            ObjectDisposedException.ThrowIf(context is null, typeof(HttpContext));
            return context;
        }
    }

    /// <inheritdoc/>
    public int Count => 2;

    /// <inheritdoc/>
    public IEnumerable<Type> Keys => [typeof(HttpContext), typeof(ClaimsPrincipal)];

    /// <inheritdoc/>
    public IEnumerable<object> Values => Keys.Select(key => this[key]);

    private IServiceProvider Services => Volatile.Read(ref _services) ?? FindServices();

    private IKeyedServiceProvider KeyedServices =>
        Services as IKeyedServiceProvider ?? throw new InvalidOperationException("The application's service provider has no keyed services.");

    /// <inheritdoc/>
    public object this[Type key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"A request has no {key}.");

    /// <summary>
    /// Makes it safe for several threads to read the request at once, as operations of one connection or one batch do. ASP.NET Core looks a part of it up when
    /// that is first read, and finds nothing if another thread is looking up another part.
    /// </summary>
    public void Share()
    {
        var context = HttpContext;
        var request = context.Request;
        var response = context.Response;

        // What is made on the first round sends all that was found before it to be looked up again.
        for (var round = 0; round < 2; round++)
        {
            _ = (context.Items, context.User, context.RequestServices, context.RequestAborted, context.TraceIdentifier);
            _ = (context.Connection.Id, context.Connection.RemoteIpAddress, context.WebSockets.IsWebSocketRequest);
            _ = (request.Path, request.Headers, request.Query, request.Cookies, request.RouteValues);
            _ = (response.Headers, response.Cookies);
        }
    }

    /// <summary>The response is over.</summary>
    public void Close()
    {
        lock (this)
        {
            _context = null;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => Services.GetService(serviceType);

    /// <inheritdoc/>
    public object? GetKeyedService(Type serviceType, object? serviceKey) => KeyedServices.GetKeyedService(serviceType, serviceKey);

    /// <inheritdoc/>
    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => KeyedServices.GetRequiredKeyedService(serviceType, serviceKey);

    /// <inheritdoc/>
    public bool ContainsKey(Type key) => key == typeof(HttpContext) || key == typeof(ClaimsPrincipal);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The response is over.</exception>
    public bool TryGetValue(Type key, [MaybeNullWhen(false)] out object value)
    {
        lock (this)
        {
            value = key == typeof(HttpContext) ? HttpContext
                : key == typeof(ClaimsPrincipal) ? HttpContext.User
                : key == typeof(UploadedFiles) ? HttpContext.Features.Get<UploadedFiles>()
                : null;
        }

        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IServiceProvider FindServices()
    {
        lock (this)
        {
            return _services ??= HttpContext.RequestServices;
        }
    }
}
