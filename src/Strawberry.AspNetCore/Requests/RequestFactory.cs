using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore.Requests;

/// <summary>Makes what the schema is asked from what a client sent.</summary>
internal sealed class RequestFactory(GraphQLEndpointOptions options)
{
    private readonly IncrementalFormat? _format = options.IncrementalFormat;
    private readonly Func<HttpContext, object?>? _context = options.Context;

    /// <param name="access">The HTTP request.</param>
    /// <param name="parameters">What the client sent.</param>
    /// <param name="document">The document's text, which the client may only have named.</param>
    /// <param name="format">The payload format that the client chose; null for the endpoint's.</param>
    /// <param name="allowed">Which operations may run.</param>
    /// <param name="services">The services of the operation; null for those of the HTTP request.</param>
    public GraphQLRequest Make(
        RequestAccess access,
        RequestParameters parameters,
        ReadOnlyMemory<byte> document,
        IncrementalFormat? format,
        AllowedOperations allowed,
        IServiceProvider? services = null) => new(document)
    {
        OperationName = parameters.OperationName,
        Variables = parameters.Variables,
        Extensions = parameters.Extensions,
        Services = services ?? access,
        Context = _context is null ? access.HttpContext : _context(access.HttpContext),
        Features = access,
        IncrementalFormat = format ?? _format,
        Progress = allowed.HasFlag(AllowedOperations.Subscription) ? new RequestProgress() : null,
        AllowedOperations = allowed,
    };
}
