using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.WebSockets;

namespace Strawberry.AspNetCore.Tests.Extensions;

/// <summary>A server whose schema has two stamps behind a mask of errors, reached by any transport.</summary>
internal sealed class StampedServer(SocketHost host, StampLog log) : IAsyncDisposable
{
    private readonly TransportClient _client = new(host);

    /// <summary>What the stamps did.</summary>
    public StampLog Log => log;

    public static async Task<StampedServer> StartAsync(IncrementalFormat format)
    {
        var log = new StampLog();
        var host = await SocketHost.StartAsync(
            Wire.Memory,
            builder => builder.Services.AddStrawberry<StampedQuery, None, StampedSubscription>(
                c =>
                {
                    c.EnableExperimentalIncrementalExecution = true;
                    c.IncrementalFormat = format;
                    c.Extensions.Add(SchemaExtension.PerRequest(() => new Stamp("outer", log)));
                    c.Extensions.Add(SchemaExtension.PerRequest(() => new Stamp("inner", log)));
                },
                maskErrors: true),
            app => app.MapGraphQL(configure: TransportClient.Allow));
        return new StampedServer(host, log);
    }

    /// <summary>The payloads that a query is answered with, each as its JSON.</summary>
    public Task<string[]> RunAsync(Transport transport, string query) => _client.RunAsync(transport, query);

    /// <summary>The one complete result of a query, in process.</summary>
    public async Task<string> ExecuteAsync(string query) =>
        (await host.App.Services.GetRequiredService<Schema>().ExecuteAsync(query)).ToJson();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await host.DisposeAsync();
    }
}
