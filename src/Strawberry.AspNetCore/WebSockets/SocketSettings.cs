using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>What all connections of an endpoint share.</summary>
internal sealed class SocketSettings
{
    public SocketSettings(IRequestExecutor executor, GraphQLEndpointOptions endpoint, IServiceProvider services)
    {
        var options = endpoint.WebSocket;
        Executor = executor;
        Context = endpoint.Context;
        Format = options.IncrementalFormat ?? endpoint.IncrementalFormat;
        OnConnect = options.OnConnect;
        InitTimeout = options.ConnectionInitTimeout;
        CloseTimeout = options.CloseTimeout;
        PingInterval = options.PingInterval;
        MaxOperations = options.MaxOperations;
        MaxMessageSize = options.MaxMessageSize;
        Scopes = services.GetRequiredService<IServiceScopeFactory>();
        Clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        Logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("Strawberry.AspNetCore.WebSockets");
    }

    public IRequestExecutor Executor { get; }

    public Func<HttpContext, object?>? Context { get; }

    public IncrementalFormat? Format { get; }

    public Func<ConnectionInit, CancellationToken, ValueTask<ConnectionAnswer>>? OnConnect { get; }

    public TimeSpan InitTimeout { get; }

    public TimeSpan CloseTimeout { get; }

    public TimeSpan? PingInterval { get; }

    public int MaxOperations { get; }

    public int MaxMessageSize { get; }

    public IServiceScopeFactory Scopes { get; }

    public TimeProvider Clock { get; }

    /// <summary>Fires when the server shuts down.</summary>
    public CancellationToken Stopping { get; }

    public ILogger Logger { get; }
}
