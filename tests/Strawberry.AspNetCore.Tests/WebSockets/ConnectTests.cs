using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Engine;
using Strawberry.AspNetCore.Tests.Transport;
using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>What <c>OnConnect</c> can do with a client.</summary>
public sealed class ConnectTests
{
    private const string Hello = "{ hello }";

    [Test]
    public async Task A_client_that_is_rejected_is_closed_with_4403([Values] Wire wire)
    {
        await using var host = await SocketHost.StartBlogAsync(
            wire, o => o.WebSocket.OnConnect = static (init, _) => ValueTask.FromResult(init.GetString("token") == "t" ? ConnectionAnswer.Accepted : ConnectionAnswer.Rejected));
        using var client = await host.ConnectAsync();
        await client.SendAsync("""{"type":"connection_init","payload":{"token":"u"}}""");
        Assert.That(await client.ReceiveAsync(), Is.EqualTo("4403 Forbidden"));

        using var other = await host.ConnectAsync();
        await other.InitAsync("""{"type":"connection_init","payload":{"token":"t"}}""");
    }

    [Test]
    public async Task An_accepted_client_can_be_told_something()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory, o => o.WebSocket.OnConnect = static (init, _) =>
            ValueTask.FromResult(ConnectionAnswer.AcceptedWith(
                new Dictionary<string, object?> { ["server"] = "blog", ["list"] = new[] { 1, 2 }, ["echo"] = init.Payload, ["none"] = null })));
        using var client = await host.ConnectAsync();
        await client.SendAsync("""{"type":"connection_init","payload":{"a":[true]}}""");

        Assert.That(
            await client.ReceiveAsync(),
            Is.EqualTo("""{"type":"connection_ack","payload":{"server":"blog","list":[1,2],"echo":{"a":[true]},"none":null}}"""));
    }

    [Test]
    public async Task The_user_it_sets_is_the_user_of_the_operations()
    {
        await using var host = await SocketHost.StartAsync(
            Wire.Http1,
            static builder => builder.Services.AddStrawberry<ProbeQuery>(),
            static app => app.MapGraphQL("/graphql", static o => o.WebSocket.OnConnect = static (init, _) =>
            {
                init.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, init.GetString("name")!)], "test"));
                return ValueTask.FromResult(ConnectionAnswer.Accepted);
            }));
        using var client = await (await host.ConnectAsync()).InitAsync("""{"type":"connection_init","payload":{"name":"Ada"}}""");
        await client.SendAsync(Subscribe("{ where }"));

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(Next("""{"data":{"where":"/graphql Ada"}}""")));
    }

    [Test]
    public async Task While_it_decides_pings_are_answered_and_operations_are_not_taken()
    {
        var decision = new TaskCompletionSource<ConnectionAnswer>();
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory, o => o.WebSocket.OnConnect = (_, _) => new ValueTask<ConnectionAnswer>(decision.Task));
        using var client = await host.ConnectAsync();
        await client.SendAsync(Init);
        await client.AssertSilentAsync();
        using var hasty = await host.ConnectAsync();
        await hasty.SendAsync(Init);
        await hasty.SendAsync(Subscribe(Hello));
        Assert.That(await hasty.ReceiveAsync(), Is.EqualTo("4401 Unauthorized"));
        decision.SetResult(ConnectionAnswer.Accepted);

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(Ack));
    }

    [Test]
    public async Task While_it_decides_a_client_that_leaves_fires_its_token()
    {
        var asked = new TaskCompletionSource<CancellationToken>();
        using var connection = new FakeConnection(new ScriptedExecutor(), o => o.OnConnect = async (_, token) =>
        {
            asked.SetResult(token);
            await Task.Delay(Timeout.Infinite, token);
            return ConnectionAnswer.Accepted;
        });
        connection.Socket.Say(Init);
        var token = await asked.Task;
        Assert.That(token.IsCancellationRequested, Is.False);
        connection.Socket.SayClose();
        await connection.EndedInTime;

        Assert.That((token.IsCancellationRequested, string.Join('|', connection.Socket.Unseen())), Is.EqualTo((true, "1000 ")));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task When_it_throws_the_client_is_closed_with_4500_and_not_told_why(bool isAsync)
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory, o => o.WebSocket.OnConnect = async (_, _) =>
        {
            if (isAsync)
            {
                await Task.Yield();
            }

            throw new InvalidOperationException("SECRET");
        });
        using var client = await host.ConnectAsync();
        await client.SendAsync(Init);

        Assert.That(await client.ReceiveAsync(), Is.EqualTo("4500 Internal server error"));
    }

    [Test]
    public void A_request_that_came_by_no_web_socket_has_no_connection_init()
    {
        Assert.That(new DefaultHttpContext().GetConnectionInit(), Is.Null);
    }

    [TestCase("""{"a":"x","b":5,"c":null}""", "a", ExpectedResult = "x")]
    [TestCase("""{"a":"x","b":5,"c":null}""", "b", ExpectedResult = null)]
    [TestCase("""{"a":"x","b":5,"c":null}""", "c", ExpectedResult = null)]
    [TestCase("""{"a":"x","b":5,"c":null}""", "d", ExpectedResult = null)]
    [TestCase(null, "a", ExpectedResult = null)]
    public string? A_string_of_the_payload_is_given_by_its_name(string? payload, string name) =>
        new ConnectionInit(new DefaultHttpContext(), payload is null ? null : JsonElement.Parse(payload)).GetString(name);
}
