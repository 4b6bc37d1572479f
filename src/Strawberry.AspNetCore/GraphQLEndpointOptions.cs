using Microsoft.AspNetCore.Http;

namespace Strawberry.AspNetCore;

/// <summary>How an endpoint behaves. Read once, when the endpoint is mapped.</summary>
public sealed class GraphQLEndpointOptions
{
    /// <summary>The name the schema was registered under; null, the default, for the schema registered without a name.</summary>
    public string? SchemaName { get; set; }

    /// <summary>
    /// The payload format of incremental results for clients whose <c>Accept</c> names none; null, the default, for the schema's.
    /// </summary>
    public IncrementalFormat? IncrementalFormat { get; set; }

    /// <summary>The most bytes of a request's body; a larger one is refused with 413. Zero or less leaves the limit to the server. 1 MiB by default.</summary>
    public long MaxRequestBodySize { get; set; } = 1024 * 1024;

    /// <summary>Whether queries may come by GET. On by default; mutations never may.</summary>
    public bool AllowGet { get; set; } = true;

    /// <summary>Makes what <see cref="ResolveInfo{TContext}.Context"/> gives; null, the default, gives the <see cref="HttpContext"/>.</summary>
    public Func<HttpContext, object?>? Context { get; set; }
}
