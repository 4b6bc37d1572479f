using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Extensions;
using Strawberry.AspNetCore.Tests.WebSockets;
using T = Strawberry.AspNetCore.Tests.Extensions.Transport;

namespace Strawberry.AspNetCore.Tests.Authorization;

/// <summary>A server of guarded fields, reached by any transport. It has no <see cref="IHttpContextAccessor"/>.</summary>
internal sealed class GuardedServer(SocketHost host, Runs runs) : IAsyncDisposable
{
    /// <summary>The resolvers that ran.</summary>
    public string[] Runs => runs.Names;

    public SocketHost Host => host;

    public static async Task<GuardedServer> StartAsync(
        IncrementalFormat format = default, Action<WebApplication>? map = null, Action<GraphQLEndpointOptions>? configure = null)
    {
        var runs = new Runs();
        var host = await SocketHost.StartAsync(
            Wire.Memory,
            builder =>
            {
                TestUsers.Add(builder.Services);
                AddPolicies(builder.Services.AddSingleton(runs));
                builder.Services.AddStrawberry<GuardedQuery, GuardedMutation, GuardedSubscription>(
                    c =>
                    {
                        c.EnableExperimentalIncrementalExecution = true;
                        c.IncrementalFormat = format;
                    },
                    maskErrors: true);
            },
            map ?? (app => app.MapGraphQL(configure: o =>
            {
                TransportClient.Allow(o);
                configure?.Invoke(o);
            })));
        Assert.That(host.App.Services.GetService<IHttpContextAccessor>(), Is.Null);
        return new GuardedServer(host, runs);
    }

    public static IServiceCollection AddPolicies(IServiceCollection services) => services
        .AddAuthorization(o =>
        {
            o.AddPolicy("adults", p => p.AddRequirements(new AdultRequirement()));
            o.AddPolicy("own", p => p.AddRequirements(new OwnRequirement()));
        })
        .AddScoped<IAuthorizationHandler, AdultHandler>()
        .AddSingleton<IAuthorizationHandler, OwnHandler>()
        .AddSingleton<IAuthorizationHandler, MinimumLettersHandler>();

    /// <summary>The payloads that a query is answered with, each as its JSON.</summary>
    public async Task<string[]> RunAsync(T transport, string query, string? user)
    {
        using var client = new TransportClient(host, user);
        return await client.RunAsync(transport, query);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
