using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>The engine behind Kestrel, over HTTP/1.1 on one port and over HTTP/2 without TLS on another.</summary>
internal sealed class WatchServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    // Without a drain timeout a response that is disposed is read on for two seconds before the client leaves.
    private readonly HttpClient _client = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });

    private WatchServer(WebApplication app) => _app = app;

    public Watch Watch { get; } = new();

    public static async Task<WatchServer> StartAsync(Action<GraphQLEndpointOptions>? configure = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http1);
            o.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2);
        });
        builder.Logging.ClearProviders();
        // A test must not pass because the host has lost its patience.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<WatchServer>().Watch);
        builder.Services.AddStrawberry<WatchQuery, WatchMutation, WatchSubscription>(c => c.EnableExperimentalIncrementalExecution = true);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        WatchServer server = null!;
        builder.Services.AddSingleton(_ => server);
        server = new WatchServer(builder.Build());
        server._app.MapGraphQL(configure: configure);
        await server._app.StartAsync();
        return server;
    }

    public Task<HttpResponseMessage> PostAsync(Version version, string query, string accept, CancellationToken cancellationToken) =>
        SendAsync(version, HttpMethod.Post, "", accept, $$"""{"query":{{JsonSerializer.Serialize(query)}}}""", cancellationToken: cancellationToken);

    /// <summary>Sends a request and gives its response when the headers are there.</summary>
    public Task<HttpResponseMessage> SendAsync(
        Version version, HttpMethod method, string query, string accept, string? body = null, string? token = null, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(method, $"{_app.Urls.ElementAt(version.Major - 1)}/graphql{query}")
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (token is not null)
        {
            request.Headers.Add("X-GraphQL-Event-Stream-Token", token);
        }

        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Stops the host, which waits for all requests.</summary>
    public Task StopAsync() => _app.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        Watch.Numbers.Writer.TryComplete();
        await _app.DisposeAsync();
    }
}
