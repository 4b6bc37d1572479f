using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>Starts small servers around one endpoint at <c>/graphql</c>.</summary>
internal static class Servers
{
    /// <summary>A server without sockets.</summary>
    public static async Task<WebApplication> StartAsync(IRequestExecutor executor, Action<GraphQLEndpointOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        return await StartAsync(builder, executor, configure);
    }

    /// <summary>A server on a port of its own.</summary>
    public static async Task<WebApplication> StartOnSocketAsync(
        IRequestExecutor executor, Action<GraphQLEndpointOptions>? configure = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return await StartAsync(builder, executor, configure);
    }

    private static async Task<WebApplication> StartAsync(
        WebApplicationBuilder builder, IRequestExecutor executor, Action<GraphQLEndpointOptions>? configure)
    {
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var options = new GraphQLEndpointOptions();
        configure?.Invoke(options);
        app.MapGraphQL("/graphql", executor, options);
        await app.StartAsync();
        return app;
    }
}
