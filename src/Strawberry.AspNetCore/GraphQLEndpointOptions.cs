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

    /// <summary>Which text of «GraphQL over HTTP» tells the status codes; by default that of 2025, as clients expect today.</summary>
    public HttpStatusCodes StatusCodes { get; set; }

    /// <summary>
    /// Whether a GET must prove that a browser asked first: by <c>Content-Type: application/json</c> or one of the headers <c>GraphQL-Preflight</c>,
    /// <c>GraphQL-Require-Preflight</c>, <c>Apollo-Require-Preflight</c> and <c>X-Apollo-Operation-Name</c>. Off by default: urql and <c>EventSource</c> send
    /// plain GETs, and those can only read.
    /// </summary>
    public bool RequirePreflightHeader { get; set; }

    /// <summary>The most requests of a batch, which is a JSON array of requests. Zero, the default, takes no batches.</summary>
    public int MaxBatchSize { get; set; }

    /// <summary>
    /// Where automatic persisted queries are kept, as in <c>new InMemoryDocumentStore()</c>. Null, the default, turns them off: clients are told so and send
    /// the text.
    /// </summary>
    public IDocumentStore? AutomaticPersistedQueries { get; set; }

    /// <summary>Documents that clients name by <c>documentId</c> or by their hash; null, the default, for none. See <see cref="AspNetCore.TrustedDocuments"/>.</summary>
    public IDocumentSource? TrustedDocuments { get; set; }

    /// <summary>Whether nothing but <see cref="TrustedDocuments"/> is executed. Off by default.</summary>
    public bool OnlyTrustedDocuments { get; set; }

    /// <summary>
    /// What <c>Cache-Control</c> says of a query by GET that only names its document and has no errors, as in <c>public, max-age=60</c>. Null, the default,
    /// says nothing.
    /// </summary>
    public string? NamedGetCacheControl { get; set; }

    /// <summary>Whether files may be uploaded by <c>multipart/form-data</c>, after the GraphQL multipart request specification. On by default.</summary>
    public bool AllowUploads { get; set; } = true;

    /// <summary>
    /// Whether a request with files must prove that a browser asked first, by one of the headers that <see cref="RequirePreflightHeader"/> names. On by
    /// default: a foreign page can send a form, with the user's cookies, without asking.
    /// </summary>
    public bool RequirePreflightHeaderForUploads { get; set; } = true;

    /// <summary>The most bytes of a request with files, all together; a larger one is refused with 413. Zero or less leaves the limit to the server. 16 MiB by default.</summary>
    public long MaxUploadSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>The most bytes of one uploaded file; a larger one is refused with 413. Zero, the default, or less leaves it to <see cref="MaxUploadSize"/>.</summary>
    public long MaxUploadFileSize { get; set; }

    /// <summary>The most files of a request; more are refused with 413. Zero or less for any number. 10 by default.</summary>
    public int MaxUploadFiles { get; set; } = 10;

    /// <summary>
    /// Where files of 64 KiB and more are kept while their request runs. Null, the default, for the environment variable <c>ASPNETCORE_TEMP</c>, or else the
    /// system's folder for temporary files.
    /// </summary>
    public string? UploadFolder { get; set; }

    /// <summary>The «single connection» mode of server-sent events, off by default.</summary>
    public GraphQLSingleConnectionOptions SingleConnection { get; } = new();

    /// <summary>How it behaves over WebSockets.</summary>
    public GraphQLWebSocketOptions WebSocket { get; } = new();
}
