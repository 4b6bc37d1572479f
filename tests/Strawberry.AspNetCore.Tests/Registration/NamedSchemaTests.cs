using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Registration;

[GraphQLType]
internal sealed class Shop
{
    public string Name => "shop";

    [GraphQLField]
    public string? Fails() => throw new InvalidOperationException("SECRET");

    [GraphQLField]
    public string? Hidden(HiddenByKeyLoader loader) => null;
}

[GraphQLType]
internal sealed class ShopSubscription
{
    [GraphQLField]
    public async IAsyncEnumerable<int> Ticks()
    {
        await Task.Yield();
        yield return 1;
    }
}

internal static class HiddenLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<int, string>> HiddenByKey(IReadOnlyList<int> keys) =>
        Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"{k}"));
}

/// <summary>Several schemas of an application, also of the same types, know nothing of each other.</summary>
public sealed class NamedSchemaTests
{
    private const string Deferred = "{ name ... @defer { n: name } }";

    [Test]
    public async Task Each_has_its_own_configuration_and_extensions()
    {
        await using var app = await StartAsync();
        using var http = app.GetTestClient();
        var (shop, admin) = (new HttpTestClient(http), new HttpTestClient(http) { Url = "/admin" });

        Assert.That((await shop.ExecuteAsync("{ fails }")).ToJson(), Does.Contain("\"Unexpected error.\"").And.Not.Contain("SECRET"));
        Assert.That((await admin.ExecuteAsync("{ fails }")).ToJson(), Does.Contain("\"SECRET\""));
        Assert.That((await admin.ExecuteAsync("{ name }")).ToJson(), Is.EqualTo("""{"data":{"name":"shop"},"extensions":{"schema":"admin"}}"""));
        Assert.That((await shop.ExecuteAsync("{ name }")).ToJson(), Is.EqualTo("""{"data":{"name":"shop"}}"""));
    }

    [Test]
    public async Task Each_has_its_own_directives_and_roots()
    {
        await using var app = await StartAsync();
        using var http = app.GetTestClient();
        var (shop, admin) = (new HttpTestClient(http), new HttpTestClient(http) { Url = "/admin" });

        Assert.That((await shop.ExecuteAsync(Deferred)).ToJson(), Does.Contain("Unknown directive \\\"@defer\\\"."));
        Assert.That((await admin.StreamAsync(Deferred).ToListAsync()).Select(p => p.HasNext), Is.EqualTo([true, false]));
        Assert.That((await shop.ExecuteAsync("{ __schema { subscriptionType { name } } }")).ToJson(), Is.EqualTo("""{"data":{"__schema":{"subscriptionType":null}}}"""));
    }

    [Test]
    public async Task Each_is_reached_by_sockets_and_in_process()
    {
        await using var app = await StartAsync();
        var sockets = app.GetTestServer().CreateWebSocketClient();
        sockets.SubProtocols.Add(WebSocketTestClient.SubProtocol);
        await using var admin = await WebSocketTestClient.ConnectAsync(
            sockets.ConnectAsync, new WebSocketTestOptions { Url = new Uri("ws://localhost/admin") });

        Assert.That(
            (await admin.StreamAsync("subscription { ticks }").ToListAsync()).Single().ToJson(), Is.EqualTo("""{"data":{"ticks":1},"extensions":{"schema":"admin"}}"""));
        Assert.That(
            (await app.Services.GetRequiredKeyedService<Schema>("admin").ExecuteAsync("{ name }")).ToJson(),
            Is.EqualTo("""{"data":{"name":"shop"},"extensions":{"schema":"admin"}}"""));
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddStrawberry<Shop>(maskErrors: true);
        builder.Services.AddStrawberry<Shop, None, ShopSubscription>(
            c =>
            {
                c.EnableExperimentalIncrementalExecution = true;
                c.Extensions.Add(new Signature());
            },
            name: "admin",
            maskErrors: false);
        var app = builder.Build();
        app.MapGraphQL();
        app.MapGraphQL("/admin", o => o.SchemaName = "admin");
        await app.StartAsync();
        return app;
    }

    private sealed class Signature : SchemaExtension, IPayloadHook
    {
        public ValueTask OnPayload(OperationContext context, ExecutionPayload payload)
        {
            payload.Extensions["schema"] = "admin";
            return default;
        }
    }
}
