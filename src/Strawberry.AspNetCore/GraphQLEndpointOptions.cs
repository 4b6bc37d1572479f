using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.GraphiQL;

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

    /// <summary>
    /// How often an event stream that has nothing to say sends a comment, so that nobody in between takes it for dead. 12 seconds by default; zero or less
    /// for never. The clock is the <see cref="TimeProvider"/> among the services, if there is one.
    /// </summary>
    public TimeSpan StreamHeartbeat { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How often an incremental <c>multipart/mixed</c> response that has nothing to say sends an empty part, <c>{}</c>. Zero, the default, for never: not
    /// every client skips them. Multipart subscriptions have a heartbeat of their own.
    /// </summary>
    public TimeSpan MultipartHeartbeat { get; set; }

    /// <summary>The page that browsers get at the endpoint's URL: GraphiQL, in Development alone by default.</summary>
    public GraphiQLOptions GraphiQL { get; } = new();

    /// <summary>Makes what <see cref="ResolveInfo{TContext}.Context"/> gives; null, the default, gives the <see cref="HttpContext"/>.</summary>
    public Func<HttpContext, object?>? Context { get; set; }
}
