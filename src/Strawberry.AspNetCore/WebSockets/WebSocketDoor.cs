using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Strawberry.AspNetCore.Negotiation;
using Strawberry.AspNetCore.Responses;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>
/// Stands before an endpoint and takes the handshakes of WebSockets, by HTTP/1.1 and by HTTP/2. It brings the middleware of ASP.NET Core that knows how to accept
/// them, so that an application need not call <c>UseWebSockets</c>.
/// </summary>
internal sealed class WebSocketDoor
{
    private readonly RequestDelegate _next;
    private readonly SocketSettings _settings;
    private readonly OriginPolicy _origins;
    private readonly ILoggerFactory _loggerFactory;
    private readonly TimeSpan _keepAliveInterval;
    private readonly TimeSpan _keepAliveTimeout;
    private readonly bool _allowLegacy;
    private RequestDelegate? _accept;

    public WebSocketDoor(RequestDelegate next, IRequestExecutor executor, GraphQLEndpointOptions options, IServiceProvider services)
    {
        SocketInstruments.Publish();
        _next = next;
        _settings = new SocketSettings(executor, options, services);
        _origins = new OriginPolicy(options.WebSocket.AllowedOrigins);
        _keepAliveInterval = options.WebSocket.KeepAliveInterval;
        _keepAliveTimeout = options.WebSocket.KeepAliveTimeout;
        _allowLegacy = options.WebSocket.AllowLegacyWebSocket;
        _loggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
    }

    public Task HandleAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) ? _next(context)
        : context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true } ? AnswerAsync(context)
        : IsHandshake(context) ? AcceptAsync(context)
        : _next(context);

    // Its assembly is loaded when a client first comes, not at each start.
    private Task AcceptAsync(HttpContext context) =>
        LazyInitializer.EnsureInitialized(ref _accept, MakeMiddleware)(context);

    private RequestDelegate MakeMiddleware() => new WebSocketMiddleware(AnswerAsync, Options.Create(new WebSocketOptions()), _loggerFactory).Invoke;

    private static bool IsHandshake(HttpContext context) =>
        context.Features.Get<IHttpExtendedConnectFeature>()?.Protocol is { } protocol
            ? protocol.Equals("websocket", StringComparison.OrdinalIgnoreCase)
            : context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
                && context.Request.Headers.Upgrade is [{ } upgrade]
                && upgrade.Equals("websocket", StringComparison.OrdinalIgnoreCase);

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpWebSocketFeature>() is not { IsWebSocketRequest: true } feature)
        {
            context.Response.Headers.SecWebSocketVersion = "13";
            await RefuseAsync(context, HttpFailure.BadHandshake);
            return;
        }

        if (!_origins.Allows(context.Request))
        {
            await RefuseAsync(context, HttpFailure.ForeignOrigin);
            return;
        }

        var protocol = Choose(context);
        using var socket = await feature.AcceptAsync(new WebSocketAcceptContext
        {
            SubProtocol = protocol?.Name,
            KeepAliveInterval = _keepAliveInterval,
            KeepAliveTimeout = _keepAliveTimeout,
        });
        if (protocol is null)
        {
            await new SocketConnection(context, socket, SocketProtocol.Transport, _settings).RefuseAsync(SocketClose.SubprotocolNotAcceptable);
        }
        else
        {
            await new SocketConnection(context, socket, protocol, _settings).RunAsync();
        }
    }

    private static ValueTask RefuseAsync(HttpContext context, HttpFailure failure) =>
        JsonResponse.WriteAsync(context, failure.Status, MediaTypes.JsonUtf8, failure);

    private SocketProtocol? Choose(HttpContext context)
    {
        var offered = context.WebSockets.WebSocketRequestedProtocols;
        return offered.Contains(SocketProtocol.Transport.Name) ? SocketProtocol.Transport
            : _allowLegacy && offered.Contains(SocketProtocol.Legacy.Name) ? SocketProtocol.Legacy
            : null;
    }
}
