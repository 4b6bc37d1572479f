using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Strawberry;
using Strawberry.AspNetCore;
using Strawberry.Testing;

namespace Shop;

public class ServerTests
{
    private WebApplication _app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<Warehouse>();
        builder.Services.AddStrawberry<Query, Mutation, Subscription>(c => c.EnableExperimentalIncrementalExecution = true);
        _app = builder.Build();
        _app.MapGraphQL(configure: o => o.WebSocket.OnConnect = (init, _) => ValueTask.FromResult(
            init.Payload?.TryGetProperty("token", out var token) == true ? ConnectionAnswer.Accepted : ConnectionAnswer.Rejected));
        await _app.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase(HttpStreaming.Multipart)]
    [TestCase(HttpStreaming.EventStream)]
    [TestCase(HttpStreaming.JsonLines)]
    public Task The_first_review_comes_at_once_however_it_is_sent(HttpStreaming streaming) =>
        new HttpTestClient(_app.GetTestClient()) { Streaming = streaming }
            .StreamAsync("""{ book(title: "Emma") { title reviews @stream(initialCount: 1) } }""")
            .MatchSnapshotAsync();

    [Test]
    public async Task The_author_comes_behind_the_title()
    {
        var client = new HttpTestClient(_app.GetTestClient());

        var payloads = await client.StreamAsync("""{ book(title: "Emma") { title ... @defer { author } } }""").ToListAsync();

        Assert.That(payloads.Select(p => p.HasNext), Is.EqualTo(new bool?[] { true, false }));
        Assert.That(payloads[1].Elapsed, Is.GreaterThan(payloads[0].Elapsed));
    }

    [Test]
    public async Task A_cover_is_uploaded()
    {
        var client = new HttpTestClient(_app.GetTestClient());

        var result = await client.ExecuteAsync(
            "mutation ($cover: Upload!) { setCover(title: \"Emma\", cover: $cover) }",
            new Dictionary<string, object?> { ["cover"] = new TestFile("emma.svg", "<svg/>", "image/svg+xml") });

        Assert.That(result.Get<string>("setCover"), Is.EqualTo("Emma: emma.svg, 6 bytes of image/svg+xml"));
    }

    [Test]
    public async Task Sold_copies_are_events()
    {
        var client = new HttpTestClient(_app.GetTestClient()) { Streaming = HttpStreaming.EventStream };

        var sold = await client.StreamAsync("subscription { sold(copies: 3) }").Select(e => e.Get<int>("sold")).ToListAsync();

        Assert.That(sold, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Sold_copies_are_messages_over_a_WebSocket()
    {
        await using var client = await ConnectAsync(new WebSocketTestOptions { InitPayload = """{"token":"secret"}""" });

        await foreach (var payload in client.StreamAsync("subscription { sold(copies: 1000000) }"))
        {
            Assert.That(payload.Get<int>("sold"), Is.EqualTo(1));
            break;
        }
    }

    [Test]
    public void A_stranger_is_not_let_in() =>
        Assert.That(async () => await ConnectAsync(), Throws.InstanceOf<SocketClosedException>().With.Property("Code").EqualTo(4403));

    private Task<WebSocketTestClient> ConnectAsync(WebSocketTestOptions? options = null)
    {
        var sockets = _app.GetTestServer().CreateWebSocketClient();
        sockets.SubProtocols.Add(WebSocketTestClient.SubProtocol);
        return WebSocketTestClient.ConnectAsync(sockets.ConnectAsync, options);
    }
}
