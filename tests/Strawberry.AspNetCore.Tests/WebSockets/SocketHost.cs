using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Strawberry.AspNetCore.Tests.Authorization;
using Contract = Strawberry.ConformanceServer.Blog;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>How clients reach a server.</summary>
public enum Wire
{
    Memory,
    Http1,
    Http2,
}

/// <summary>A server of the blog, or of a script, that clients connect to.</summary>
internal sealed class SocketHost(WebApplication app, Wire wire) : IAsyncDisposable
{
    public const string Protocol = "graphql-transport-ws";

    private readonly HttpMessageInvoker _http2 = new(new SocketsHttpHandler());

    public Uri Url => wire == Wire.Memory ? new Uri("ws://localhost/graphql") : new Uri(app.Urls.First().Replace("http", "ws") + "/graphql");

    public WebApplication App => app;

    /// <summary>Serves the blog, set up as its conformance server is.</summary>
    public static Task<SocketHost> StartBlogAsync(Wire wire, Action<GraphQLEndpointOptions>? configure = null, Action<WebApplicationBuilder>? build = null) =>
        StartAsync(
            wire,
            builder =>
            {
                builder.Services.AddStrawberry<Contract.Query, Contract.Mutation, Contract.Subscription>(
                    c => c.EnableExperimentalIncrementalExecution = true, maskErrors: true);
                build?.Invoke(builder);
            },
            app => app.MapGraphQL("/graphql", configure));

    public static Task<SocketHost> StartAsync(
        IRequestExecutor executor, Action<GraphQLEndpointOptions>? configure = null, TimeProvider? clock = null, Wire wire = Wire.Memory) =>
        StartAsync(
            wire,
            builder =>
            {
                if (clock is not null)
                {
                    builder.Services.AddSingleton(clock);
                }
            },
            app =>
            {
                var options = new GraphQLEndpointOptions();
                configure?.Invoke(options);
                app.MapGraphQL("/graphql", executor, options);
            });

    public static async Task<SocketHost> StartAsync(Wire wire, Action<WebApplicationBuilder> build, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (wire == Wire.Memory)
        {
            builder.WebHost.UseTestServer();
        }
        else
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
                endpoint => endpoint.Protocols = wire == Wire.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1));
        }

        build(builder);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new SocketHost(app, wire);
    }

    public async Task<SocketClient> ConnectAsync(string[]? protocols = null, string? origin = null, string? user = null)
    {
        protocols ??= [Protocol];
        if (wire == Wire.Memory)
        {
            var test = app.GetTestServer().CreateWebSocketClient();
            Array.ForEach(protocols, test.SubProtocols.Add);
            test.ConfigureRequest = request =>
            {
                request.Headers.Origin = origin;
                if (user is not null)
                {
                    request.Headers[TestUsers.Header] = user;
                }
            };
            return new SocketClient(await test.ConnectAsync(Url, CancellationToken.None));
        }

        var client = new ClientWebSocket();
        Array.ForEach(protocols, client.Options.AddSubProtocol);
        if (origin is not null)
        {
            client.Options.SetRequestHeader("Origin", origin);
        }

        if (user is not null)
        {
            client.Options.SetRequestHeader(TestUsers.Header, user);
        }

        if (wire == Wire.Http2)
        {
            client.Options.HttpVersion = HttpVersion.Version20;
            client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        await client.ConnectAsync(Url, wire == Wire.Http2 ? _http2 : null, CancellationToken.None);
        return new SocketClient(client);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        _http2.Dispose();
    }
}
