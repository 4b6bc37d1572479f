using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Strawberry.AspNetCore.Tests.WebSockets;

namespace Strawberry.AspNetCore.Tests.Authorization;

/// <summary>Policies of an endpoint stand before everything that it serves.</summary>
public sealed class EndpointTests
{
    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("ada", HttpStatusCode.Forbidden)]
    [TestCase("ada admin", HttpStatusCode.OK)]
    public async Task RequireAuthorization_guards_the_endpoint(string? user, HttpStatusCode status)
    {
        await using var server = await StartAsync();
        using var client = server.Host.App.GetTestClient();
        if (user is not null)
        {
            client.DefaultRequestHeaders.Add(TestUsers.Header, user);
        }

        using var get = await client.GetAsync("/graphql?query={name}");
        using var post = await client.PostAsync("/graphql", new StringContent("""{"query":"{ name }"}""", null, "application/json"));

        Assert.That((get.StatusCode, post.StatusCode), Is.EqualTo((status, status)));
    }

    [TestCase(null, "401")]
    [TestCase("ada", "403")]
    public async Task RequireAuthorization_refuses_the_handshake_of_a_socket(string? user, string status)
    {
        await using var server = await StartAsync();

        Assert.That(
            async () => await server.Host.ConnectAsync(user: user), Throws.InvalidOperationException.With.Message.Contain(status));
    }

    [Test]
    public async Task Who_may_open_a_socket_is_the_user_of_its_operations()
    {
        await using var server = await StartAsync();
        using var client = await (await server.Host.ConnectAsync(user: "ada admin")).InitAsync();
        await client.SendAsync(SocketClient.Subscribe("{ secret }"));

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(SocketClient.Next("""{"data":{"secret":"secret"}}""")));
    }

    private static Task<GuardedServer> StartAsync() =>
        GuardedServer.StartAsync(map: app => app.MapGraphQL().RequireAuthorization(p => p.RequireRole("admin")));
}
