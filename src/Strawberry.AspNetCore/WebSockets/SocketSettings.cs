using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Strawberry.AspNetCore.Documents;
using Strawberry.AspNetCore.Requests;

namespace Strawberry.AspNetCore.WebSockets;

/// <summary>What all connections of an endpoint share.</summary>
internal sealed class SocketSettings
{
    public SocketSettings(IRequestExecutor executor, GraphQLEndpointOptions endpoint, IServiceProvider services)
    {
        var options = endpoint.WebSocket;
        Executor = executor;
        Documents = new DocumentResolver(endpoint);
        Requests = new RequestFactory(endpoint);
        Format = options.IncrementalFormat;
        OnConnect = options.OnConnect;
        InitTimeout = options.ConnectionInitTimeout;
        CloseTimeout = options.CloseTimeout;
        PingInterval = options.PingInterval;
        MaxOperations = options.MaxOperations;
        MaxMessageSize = options.MaxMessageSize;
        Clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        Logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("Strawberry.AspNetCore.WebSockets");
    }

    public IRequestExecutor Executor { get; }

    public DocumentResolver Documents { get; }

    public RequestFactory Requests { get; }

    /// <summary>The payload format for clients that name none; null for the endpoint's.</summary>
    public IncrementalFormat? Format { get; }

    public Func<ConnectionInit, CancellationToken, ValueTask<ConnectionAnswer>>? OnConnect { get; }

    public TimeSpan InitTimeout { get; }

    public TimeSpan CloseTimeout { get; }

    public TimeSpan? PingInterval { get; }

    public int MaxOperations { get; }

    public int MaxMessageSize { get; }

    public TimeProvider Clock { get; }

    /// <summary>Fires when the server shuts down.</summary>
    public CancellationToken Stopping { get; }

    public ILogger Logger { get; }
}
