using Strawberry;
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

var app = builder.Build();
app.MapGraphQL("/torture", o => o.SchemaName = "torture");
app.MapGraphQL("/starwars", o => o.SchemaName = "starwars");
app.MapGraphQL("/graphql");
app.Run();

static void Incremental(SchemaConfig config) => config.EnableExperimentalIncrementalExecution = true;
