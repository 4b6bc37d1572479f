using Catalog;
using Catalog.Store;
using Strawberry;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);

// PostgreSQL when there is a connection string, else a file beside the program's sources.
builder.Services.AddSingleton<ICatalogDatabase>(services =>
    services.GetRequiredService<IConfiguration>() is var configuration && configuration.GetConnectionString("Catalog") is { } connection
        ? new PostgresDatabase(connection)
        : new SqliteDatabase(Path.Combine(builder.Environment.ContentRootPath, configuration["Catalog:File"] ?? "catalog.db")));

// A connection of its own for each scope, and by default a scope for each resolver: no two of them share a connection.
builder.Services.AddScoped<CatalogStore>();
builder.Services.AddSingleton<ITopic<Review>, Topic<Review>>();
builder.Services.AddStrawberry<Query, Mutation, Subscription>(c => c.EnableExperimentalIncrementalExecution = true);

var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
{
    await scope.ServiceProvider.GetRequiredService<CatalogStore>().PrepareAsync(CatalogSeed.Books, CancellationToken.None);
}

app.MapGraphQL(configure: o => o.MaxUploadFileSize = Cover.MaxSize);
app.MapGet("/covers/{book:int}", Cover.ServeAsync);
app.Run();
