using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>A server without sockets around the probe's schema.</summary>
internal sealed class EngineServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EngineServer(WebApplication app, Probe probe)
    {
        _app = app;
        Probe = probe;
        Client = app.GetTestClient();
    }

    public HttpClient Client { get; }

    public Probe Probe { get; }

    public static async Task<EngineServer> StartAsync(Action<GraphQLEndpointOptions>? configure = null, Action<SchemaConfig>? schema = null)
    {
        var probe = new Probe();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(probe);
        builder.Services.AddScoped<ProbeCounter>();
        builder.Services.AddStrawberry<ProbeQuery, ProbeMutation, ProbeSubscription>(c =>
        {
            c.EnableExperimentalIncrementalExecution = true;
            schema?.Invoke(c);
        });
        var app = builder.Build();
        app.MapGraphQL(configure: configure);
        await app.StartAsync();
        return new EngineServer(app, probe);
    }

    /// <summary>Status and body of what a body posted as JSON is answered with.</summary>
    public async Task<(int Status, string Body)> PostAsync(string body, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Probe.Computing.Set();
        await _app.DisposeAsync();
        Probe.Dispose();
    }
}
