using System.Net.WebSockets;
using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>Each way the server closes a connection, with its code and its words.</summary>
public sealed class CloseTests
{
    private const string Invalid = "4400 Invalid message received";

    [TestCase("")]
    [TestCase("ping")]
    [TestCase("5")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"type":"ping"}{}""")]
    [TestCase("""{"type":"ping" """)]
    [TestCase("""{"type":5}""")]
    [TestCase("""{"type":null}""")]
    [TestCase("""{"type":"Ping"}""")]
    [TestCase("""{"type":"connection_ack"}""")]
    [TestCase("""{"type":"start","id":"1","payload":{"query":"{ hello }"}}""")]
    [TestCase("""{"type":"next","id":"1","payload":{}}""")]
    [TestCase("""{"type":"ping","payload":"x"}""")]
    [TestCase("""{"type":"pong","payload":[]}""")]
    [TestCase("""{"type":"subscribe"}""")]
    [TestCase("""{"type":"subscribe","payload":{"query":"{ hello }"}}""")]
    [TestCase("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""")]
    [TestCase("""{"type":"subscribe","id":5,"payload":{"query":"{ hello }"}}""")]
    [TestCase("""{"type":"subscribe","id":"\ud83c","payload":{"query":"{ hello }"}}""")]
    [TestCase("""{"type":"subscribe","id":"1"}""")]
    [TestCase("""{"type":"subscribe","id":"1","payload":null}""")]
    [TestCase("""{"type":"subscribe","id":"1","payload":"{ hello }"}""")]
    [TestCase("""{"type":"subscribe","id":"1","payload":{}}""")]
    [TestCase("""{"type":"subscribe","id":"1","payload":{"query":5}}""")]
    [TestCase("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}""")]
    [TestCase("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","operationName":5}}""")]
    [TestCase("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","extensions":"x"}}""")]
    [TestCase("""{"type":"complete"}""")]
    [TestCase("""{"type":"complete","id":""}""")]
    [TestCase("""{"type":"complete","id":5}""")]
    public async Task What_is_no_message_closes_with_4400(string message)
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory);
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(message);

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(Invalid));
    }

    [TestCase("""{"type":"connection_init","payload":"x"}""")]
    [TestCase("""{"type":"connection_init","payload":[]}""")]
    [TestCase("""{"type":"connection_init","payload":{"a":"\ud83c"}}""")]
    public async Task A_payload_of_connection_init_that_is_no_object_closes_with_4400(string message)
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory);
        using var client = await host.ConnectAsync();
        await client.SendAsync(message);

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(Invalid));
    }

    [Test]
    public async Task Invalid_utf8_and_bytes_that_are_no_text_close_with_4400()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory);
        foreach (var type in new[] { WebSocketMessageType.Text, WebSocketMessageType.Binary })
        {
            using var client = await host.ConnectAsync();
            await client.SendAsync(type == WebSocketMessageType.Binary ? "{\"type\":\"ping\"}"u8.ToArray() : [.. "{\"type\":\"ping\",\"x\":\""u8, 0xff, .. "\"}"u8], type);

            Assert.That(await client.ReceiveAsync(), Is.EqualTo(Invalid));
        }
    }

    [TestCase(64, ExpectedResult = """{"type":"pong"}""")]
    [TestCase(65, ExpectedResult = Invalid)]
    public async Task<string> Json_deeper_than_sixty_four_levels_is_no_message(int depth)
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory);
        using var client = await host.ConnectAsync();
        await client.SendAsync($$"""{"type":"ping","other":{{new string('[', depth)}}{{new string(']', depth)}}}""");

        return await client.ReceiveAsync();
    }

    [Test]
    public async Task An_operation_before_the_acknowledgement_closes_with_4401()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1);
        using var client = await host.ConnectAsync();
        await client.SendAsync(Subscribe("{ hello }"));

        Assert.That(await client.ReceiveAsync(), Is.EqualTo("4401 Unauthorized"));
    }

    [Test]
    public async Task A_second_connection_init_closes_with_4429()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1);
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Init);

        Assert.That(await client.ReceiveAsync(), Is.EqualTo("4429 Too many initialisation requests"));
    }

    [TestCase("one", "4409 Subscriber for one already exists")]
    // 122 bytes, for the next letter has two and a close frame has room for 123.
    [TestCase("aäbäcädäeäfägähäiäjäkälämänäoäpäqärästätäuäväwäxäyäzäaäbäcädäeäfägähäiäjäkäläm", "4409 Subscriber for aäbäcädäeäfägähäiäjäkälämänäoäpäqärästätäuäväwäxäyäzäaäbäcäd… already exists")]
    public async Task The_id_of_an_active_operation_closes_with_4409(string id, string expected)
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1);
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Subscribe("{ slow(delayMs: 60000) }", id));
        await client.SendAsync(Subscribe("{ hello }", id));

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_client_that_says_nothing_is_closed_with_4408()
    {
        var clock = new SteppedClock();
        await using var host = await SocketHost.StartAsync(new Transport.ScriptedExecutor(), clock: clock);
        using var client = await host.ConnectAsync();
        await client.AssertSilentAsync();

        clock.Advance(TimeSpan.FromSeconds(9.9));
        await client.AssertSilentAsync();
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(await client.ReceiveAsync(), Is.EqualTo("4408 Connection initialisation timeout"));
    }

    [Test]
    public async Task A_client_that_said_something_is_not()
    {
        var clock = new SteppedClock();
        await using var host = await SocketHost.StartAsync(
            new Transport.ScriptedExecutor(), o => o.WebSocket.ConnectionInitTimeout = TimeSpan.FromSeconds(2), clock);
        using var client = await (await host.ConnectAsync()).InitAsync();
        clock.Advance(TimeSpan.FromDays(1));

        await client.AssertSilentAsync();
    }

    [TestCase(Wire.Memory)]
    [TestCase(Wire.Http1)]
    [TestCase(Wire.Http2)]
    public async Task A_message_that_is_too_large_closes_with_1009(Wire wire)
    {
        await using var host = await SocketHost.StartBlogAsync(wire, o => o.WebSocket.MaxMessageSize = 10_000);
        using var client = await host.ConnectAsync();
        var ping = $$"""{"type":"ping","x":"{{new string('x', 10_000 - 22)}}"}""";
        await client.SendAsync(ping);
        Assert.That(await client.ReceiveAsync(), Is.EqualTo("""{"type":"pong"}"""));

        // Its end never comes.
        await client.SendAsync(ping, endOfMessage: false);
        await client.SendAsync(" ", endOfMessage: false);
        Assert.That(await client.ReceiveAsync(), Is.EqualTo("1009 The message is larger than 10000 bytes"));
    }

    [TestCase(Wire.Memory)]
    [TestCase(Wire.Http1)]
    [TestCase(Wire.Http2)]
    public async Task A_server_that_shuts_down_closes_with_1001(Wire wire)
    {
        await using var host = await SocketHost.StartBlogAsync(wire);
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Subscribe("{ slow(delayMs: 60000) }"));
        var stopping = host.App.StopAsync();

        Assert.That(await client.ReceiveAsync(), Is.EqualTo("1001 Server is shutting down"));
        await client.CloseAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_client_that_closes_gets_its_own_code_back()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Http1);
        using var client = await host.ConnectAsync();
        await client.Socket.CloseAsync((WebSocketCloseStatus)4321, "enough", CancellationToken.None);

        Assert.That((int?)client.Socket.CloseStatus, Is.EqualTo(4321));
    }
}
