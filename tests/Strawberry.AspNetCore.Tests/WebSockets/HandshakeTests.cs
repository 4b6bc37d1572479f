using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.Tests.Transport;
using Strawberry.AspNetCore.WebSockets;
using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>Who may connect, and how.</summary>
public sealed class HandshakeTests
{
    [Test]
    public async Task A_client_that_speaks_none_of_the_subprotocols_is_closed_with_4406(
        [Values] Wire wire, [Values("", "graphql-ws", "chat,mqtt")] string protocols)
    {
        await using var host = await SocketHost.StartBlogAsync(wire);
        using var client = await host.ConnectAsync(protocols.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(client.Socket.SubProtocol, Is.Null);
        Assert.That(await client.ReceiveAsync(), Is.EqualTo("4406 Subprotocol not acceptable"));
        await client.CloseAsync();
    }

    [Test]
    public async Task Of_several_subprotocols_the_one_that_is_known_is_taken([Values] Wire wire)
    {
        await using var host = await SocketHost.StartBlogAsync(wire);
        using var client = await host.ConnectAsync(["graphql-ws", "graphql-transport-ws", "chat"]);

        Assert.That(client.Socket.SubProtocol, Is.EqualTo("graphql-transport-ws"));
        await client.InitAsync();
    }

    [TestCase("http", "example.com", null, ExpectedResult = true)]
    [TestCase("http", "example.com", "http://example.com", ExpectedResult = true)]
    [TestCase("http", "Example.com:8080", "HTTP://example.com:8080", ExpectedResult = true)]
    [TestCase("http", "example.com", "https://example.com", ExpectedResult = true)]
    [TestCase("https", "example.com", "https://example.com", ExpectedResult = true)]
    [TestCase("https", "example.com", "http://example.com", ExpectedResult = false)]
    [TestCase("http", "example.com", "http://example.com:8080", ExpectedResult = false)]
    [TestCase("http", "example.com", "http://www.example.com", ExpectedResult = false)]
    [TestCase("http", "example.com", "http://example.com.evil.example", ExpectedResult = false)]
    [TestCase("http", "example.com", "http://evil.example/?http://example.com", ExpectedResult = false)]
    [TestCase("http", "example.com", "example.com", ExpectedResult = false)]
    [TestCase("http", "example.com", "null", ExpectedResult = false)]
    [TestCase("http", "example.com", "", ExpectedResult = false)]
    [TestCase("http", "", "http://", ExpectedResult = false)]
    [TestCase("http", "example.com", "https://app.example", ExpectedResult = true)]
    [TestCase("http", "example.com", "https://APP.example", ExpectedResult = true)]
    [TestCase("http", "example.com", "https://slash.example", ExpectedResult = true)]
    [TestCase("http", "example.com", "http://app.example", ExpectedResult = false)]
    public bool A_page_of_the_own_host_or_of_an_allowed_origin_may_connect(string scheme, string host, string? origin)
    {
        var context = new DefaultHttpContext { Request = { Scheme = scheme, Host = new HostString(host) } };
        context.Request.Headers.Origin = origin;
        return new OriginPolicy(["https://app.example", "https://slash.example/"]).Allows(context.Request);
    }

    [Test]
    public void A_star_allows_every_origin()
    {
        var context = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("example.com"), Headers = { Origin = "null" } } };

        Assert.That(new OriginPolicy(["*"]).Allows(context.Request), Is.True);
    }

    [TestCase("http://evil.example", 403)]
    [TestCase("http://app.example", 101)]
    public async Task A_page_of_a_foreign_origin_is_refused_with_403(string origin, int status)
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1, o => o.WebSocket.AllowedOrigins.Add("http://app.example"));

        Assert.That((int)await ConnectAsync(host, origin), Is.EqualTo(status));
    }

    [Test]
    public async Task An_endpoint_that_takes_no_web_sockets_answers_the_handshake_as_any_get()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1, o => o.WebSocket.Enabled = false);

        Assert.That((int)await ConnectAsync(host, null), Is.EqualTo(400));
    }

    [Test]
    public async Task The_url_goes_on_to_answer_http()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1);
        using var http = new HttpClient();

        Assert.That(
            await http.GetStringAsync(host.Url.AbsoluteUri.Replace("ws:", "http:") + "?query={hello}"),
            Is.EqualTo("""{"data":{"hello":"Hello world"}}"""));
    }

    [Test]
    public async Task An_application_may_use_web_sockets_itself([Values] Wire wire)
    {
        await using var host = await SocketHost.StartAsync(
            wire,
            static _ => { },
            static app =>
            {
                app.UseWebSockets();
                app.MapGraphQL("/graphql", new ScriptedExecutor(), new GraphQLEndpointOptions());
            });
        using var client = await host.ConnectAsync();
        await client.InitAsync();
    }

    [TestCase("Sec-WebSocket-Version: 13\r\n")]
    [TestCase("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")]
    [TestCase("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 8\r\n")]
    public async Task A_handshake_that_is_not_valid_is_told_so(string headers)
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1);
        using var client = await RawClient.ConnectAsync(host.App);
        await client.SendAsync($"GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{headers}\r\n");
        var response = await client.ReadUntilAsync("}");

        Assert.That(response, Does.StartWith("HTTP/1.1 400 ").And.Contain("\r\nSec-WebSocket-Version: 13\r\n"));
        Assert.That(response, Does.Contain("The WebSocket handshake is not valid: it needs a Sec-WebSocket-Key and Sec-WebSocket-Version: 13."));
    }

    private static async Task<HttpStatusCode> ConnectAsync(SocketHost host, string? origin)
    {
        using var client = new ClientWebSocket();
        client.Options.CollectHttpResponseDetails = true;
        client.Options.AddSubProtocol(SocketHost.Protocol);
        client.Options.SetRequestHeader("Origin", origin);
        try
        {
            await client.ConnectAsync(host.Url, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status tells.
        }

        return client.HttpStatusCode;
    }
}
