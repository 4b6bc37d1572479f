using System.Security.Claims;
using System.Text.Json;
using Strawberry.Resolvers;

namespace Strawberry;

/// <summary>What a permission may look at. Valid until the check has ended.</summary>
public sealed class PermissionContext
{
    private readonly PermissionSource _source;

    internal PermissionContext(PermissionSource source, ResolveInfo info, object? parent)
    {
        _source = source;
        Info = info;
        Parent = parent;
    }

    /// <summary>The field and the operation. For a permission that is asked once an operation, the first field that needs it.</summary>
    public ResolveInfo Info { get; }

    /// <summary>The object whose field it is; null for the source of a subscription.</summary>
    public object? Parent { get; }

    /// <summary>Who asks, when the transport tells: the user of the HTTP request. Null when it does not.</summary>
    public ClaimsPrincipal? User => OptionalFeature<ClaimsPrincipal>();

    /// <summary>The services of a scope of the check's own, made when they are first asked for. It ends with the check.</summary>
    public IServiceProvider Services => _source.Services.Services;

    /// <summary>Fires when the client has gone or the value is of no use any more.</summary>
    public CancellationToken CancellationToken => Info.CancellationToken;

    /// <summary>A service, from the check's scope unless it is a singleton; throws when there is none.</summary>
    public T Service<T>()
        where T : class => _source.Services.GetService<T>(ServiceScope.Default, required: true)!;

    /// <summary>A service, or null.</summary>
    public T? OptionalService<T>()
        where T : class => _source.Services.GetService<T>(ServiceScope.Default, required: false);

    /// <summary>What the transport gave along with the request (<c>HttpContext</c>, <c>ClaimsPrincipal</c>); throws when it gave none.</summary>
    public T Feature<T>()
        where T : class => _source.Services.GetFeature<T>(required: true)!;

    /// <summary>What the transport gave along with the request, or null.</summary>
    public T? OptionalFeature<T>()
        where T : class => _source.Services.GetFeature<T>(required: false);

    /// <summary>An argument of the field as JSON, its default included. False when it is absent.</summary>
    public bool TryGetArgument(string name, out JsonElement value) => _source.TryGetArgument(name, out value);
}
