using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Strawberry;
using Strawberry.AspNetCore;
using Strawberry.ConformanceServer;
using Blog = Strawberry.ConformanceServer.Blog;
using StarWars = Strawberry.ConformanceSchemas.StarWars;
using Torture = Strawberry.ConformanceSchemas.Torture;

var builder = WebApplication.CreateBuilder(args);

// Resolvers that throw are part of the plan here.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Strawberry", LogLevel.None);

// The recorded cases know the texts of the exceptions; the clients of the blog must never see them.
builder.Services.AddStrawberry<Torture.Query, Torture.Mutation, Torture.Subscription>(Incremental, "torture", maskErrors: false);
builder.Services.AddStrawberry<StarWars.Query, StarWars.Mutation, StarWars.Subscription>(Incremental, "starwars", maskErrors: false);
builder.Services.AddStrawberry<Blog.Query, Blog.Mutation, Blog.Subscription>(
    c =>
    {
        Incremental(c);
        c.Description = "Acceptance contract: a tiny blog.";
    },
    maskErrors: true);

// Without TLS nothing negotiates HTTP/2: `--h2c http://127.0.0.1:5006` adds a URL that speaks nothing else.
if (builder.Configuration["h2c"] is { } h2c)
{
    var port = new Uri(h2c).Port;
    builder.WebHost.UseUrls($"{builder.Configuration[WebHostDefaults.ServerUrlsKey]};{h2c}").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
        endpoint => endpoint.Protocols = endpoint.IPEndPoint?.Port == port ? HttpProtocols.Http2 : HttpProtocols.Http1));
}

var app = builder.Build();
app.MapGraphQL("/torture", o => o.SchemaName = "torture");
app.MapGraphQL("/starwars", o => o.SchemaName = "starwars");
app.MapGraphQL(
    "/graphql",
    o =>
    {
        o.GraphiQL.Enabled = true;
        o.MaxBatchSize = 50;
        o.SingleConnection.Enabled = true;
        o.AutomaticPersistedQueries = new InMemoryDocumentStore();
        o.WebSocket.ConnectionInitTimeout = TimeSpan.FromSeconds(2);
        o.WebSocket.OnConnect = static (init, _) => ValueTask.FromResult(
            init.Payload is { } payload && payload.TryGetProperty("reject", out var reject) && reject.ValueKind == JsonValueKind.True
                ? ConnectionAnswer.Rejected
                : ConnectionAnswer.Accepted);
    });
app.MapGraphQL("/graphql/2020", o => o.IncrementalFormat = IncrementalFormat.Patch2020);
app.MapGraphQL(
    "/graphql/trusted",
    o =>
    {
        o.OnlyTrustedDocuments = true;
        o.TrustedDocuments = TrustedDocuments.FromDictionary(new Dictionary<string, string>
        {
            ["hello"] = "query Hello($name: String!) { hello(name: $name) }",
            ["deferred"] = "{ article(id: 1) { id ... @defer { author { id } } } }",
        });
    });
app.MapGet("/process", ProcessState.WriteAsync);
app.Run();

static void Incremental(SchemaConfig config) => config.EnableExperimentalIncrementalExecution = true;
