using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace Strawberry.AspNetCore.GraphiQL;

/// <summary>
/// Answers a browser that opens an endpoint's URL, and serves the page's files. They have the URL of the endpoint too, with a parameter: so they are where the
/// page is behind any proxy and any route, and under the same authorization.
/// </summary>
internal sealed class GraphiQLServer
{
    public const string FileParameter = "graphiql";

    private readonly RequestDelegate _operations;
    private readonly GraphiQLFiles _files;
    private readonly GraphiQLPage _page;
    private readonly bool _webSocket;

    private GraphiQLServer(RequestDelegate operations, GraphiQLFiles files, GraphQLEndpointOptions options)
    {
        _operations = operations;
        _files = files;
        _page = new GraphiQLPage(files, options.GraphiQL);
        _webSocket = options.WebSocket.Enabled;
    }

    /// <summary>Puts the page, if there is to be one, before what answers operations.</summary>
    public static RequestDelegate InFrontOf(RequestDelegate operations, GraphQLEndpointOptions options, IHostEnvironment? environment) =>
        options.GraphiQL.Enabled ?? environment?.IsDevelopment() ?? false
            ? new GraphiQLServer(operations, GraphiQLFiles.Embedded.Value, options).HandleAsync
            : operations;

    private Task HandleAsync(HttpContext context) => Claims(context.Request) ? AnswerAsync(context) : _operations(context);

    // A request that holds an operation is never one for the page.
    private static bool Claims(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !HoldsOperation(request.Query) && (request.Query.ContainsKey(FileParameter) || AcceptsHtml(request));

    private Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!context.Request.Query.TryGetValue(FileParameter, out var name))
        {
            return WritePageAsync(context);
        }

        if (_files.Find(name.ToString()) is { } asset)
        {
            return asset.WriteAsync(context);
        }

        // Of another version of this server, perhaps.
        response.StatusCode = StatusCodes.Status404NotFound;
        response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private Task WritePageAsync(HttpContext context)
    {
        var nonce = GraphiQLPage.NewNonce();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _page.WritePolicy(nonce);
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept";
        context.Response.ContentType = "text/html; charset=utf-8";
        var page = Encoding.UTF8.GetBytes(_page.Write(nonce, _webSocket));
        context.Response.ContentLength = page.Length;
        return context.Response.Body.WriteAsync(page, 0, page.Length);
    }

    // A query, the hash of one in its extensions, or the name of one.
    private static bool HoldsOperation(IQueryCollection query) =>
        query.ContainsKey("query") || query.ContainsKey("extensions") || query.ContainsKey("documentId");

    private static bool AcceptsHtml(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges))
        {
            return false;
        }

        foreach (var range in ranges)
        {
            if (range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && range.Quality is not 0)
            {
                return true;
            }
        }

        return false;
    }
}
