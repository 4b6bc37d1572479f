using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Authorization;
using Strawberry.AspNetCore.Tests.Extensions;
using Strawberry.AspNetCore.Tests.WebSockets;
using T = Strawberry.AspNetCore.Tests.Extensions.Transport;

namespace Strawberry.AspNetCore.Tests.Context;

/// <summary>
/// The request and its user are known to resolvers, loaders, constructors and permissions, in every part of a response over every transport, without an
/// <see cref="IHttpContextAccessor"/>.
/// </summary>
public sealed class WhoTests
{
    private const string Fields = "resolver loader denied";

    [Test]
    public async Task Every_part_of_a_result_knows_who_asks(
        [Values(T.Json, T.Batch, T.Multipart, T.ServerSentEvents, T.SingleConnection, T.JsonLines, T.WebSocket, T.LegacyWebSocket)] T transport)
    {
        await using var host = await StartAsync();
        using var client = new TransportClient(host, "ada");
        var result = string.Concat(await client.RunAsync(
            transport, $"{{ root extension asked {{ {Fields} }} stream @stream(initialCount: 0) {{ {Fields} }} ... @defer {{ late: asked {{ {Fields} ... @defer {{ later: resolver }} }} }} }}"));

        Assert.That(Regex.Count(result, "ada /graphql\""), Is.EqualTo(2 + 3 + 3 + 3 + 1), result);
        Assert.That(result, Does.Not.Contain("nobody"));
    }

    [Test]
    public async Task Every_event_knows_who_listens(
        [Values(T.ServerSentEvents, T.SingleConnection, T.JsonLines, T.MultipartSubscription, T.WebSocket, T.LegacyWebSocket)] T transport)
    {
        await using var host = await StartAsync();
        using var client = new TransportClient(host, "ada");

        Assert.That(
            await client.RunAsync(transport, $"subscription {{ asked {{ {Fields} }} }}"),
            Is.EqualTo(["""{"errors":[{"message":"Not for ada /graphql","locations":[{"line":1,"column":40}],"path":["asked","denied"],"extensions":{"code":"FORBIDDEN"}}],"data":{"asked":{"resolver":"ada /graphql","loader":"ada /graphql","denied":null}}}"""]));
    }

    [Test]
    public async Task Whom_OnConnect_makes_of_a_client_is_the_user_of_its_operations_and_of_no_other_connection()
    {
        await using var host = await StartAsync(o => o.WebSocket.OnConnect = (init, _) =>
        {
            init.HttpContext.User = TestUsers.Read(init.GetString("name")!);
            return ValueTask.FromResult(ConnectionAnswer.Accepted);
        });
        using var bob = await (await host.ConnectAsync()).InitAsync("""{"type":"connection_init","payload":{"name":"bob"}}""");
        using var eve = await (await host.ConnectAsync()).InitAsync("""{"type":"connection_init","payload":{"name":"eve"}}""");
        await bob.SendAsync(SocketClient.Subscribe($"subscription {{ asked {{ {Fields} }} }}"));
        await eve.SendAsync(SocketClient.Subscribe($"{{ root extension asked {{ {Fields} }} }}"));

        Assert.That(
            await bob.ReceiveAsync(),
            Is.EqualTo(SocketClient.Next("""{"errors":[{"message":"Not for bob /graphql","locations":[{"line":1,"column":40}],"path":["asked","denied"],"extensions":{"code":"FORBIDDEN"}}],"data":{"asked":{"resolver":"bob /graphql","loader":"bob /graphql","denied":null}}}""")));
        Assert.That(Regex.Count(await eve.ReceiveAsync(), "eve /graphql\""), Is.EqualTo(5));
    }

    private static async Task<SocketHost> StartAsync(Action<GraphQLEndpointOptions>? configure = null)
    {
        var host = await SocketHost.StartAsync(
            Wire.Memory,
            builder =>
            {
                TestUsers.Add(builder.Services);
                builder.Services.AddStrawberry<WhoQuery, None, WhoSubscription>(c => c.EnableExperimentalIncrementalExecution = true);
            },
            app => app.MapGraphQL(configure: o =>
            {
                TransportClient.Allow(o);
                configure?.Invoke(o);
            }));
        Assert.That(host.App.Services.GetService<IHttpContextAccessor>(), Is.Null);
        return host;
    }
}
