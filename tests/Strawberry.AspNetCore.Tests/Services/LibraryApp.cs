using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Strawberry.AspNetCore.Tests.Transport;

namespace Strawberry.AspNetCore.Tests.Services;

/// <summary>A server on a database in memory, with five books.</summary>
internal sealed class LibraryApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _scopes;

    private LibraryApp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var database = Guid.NewGuid().ToString();
        builder.Services.AddSingleton(Log);
        builder.Services.AddDbContext<Library>(o => o.UseInMemoryDatabase(database));
        builder.Services.AddStrawberry<LibraryQuery, LibraryMutation, LibrarySubscription>(c =>
        {
            c.EnableExperimentalIncrementalExecution = true;
            c.InitializeScope = (_, _) => Interlocked.Increment(ref _scopes);
        });
        _app = builder.Build();
        _app.MapGraphQL();
    }

    public LibraryLog Log { get; } = new();

    /// <summary>How many scopes the engine has made.</summary>
    public int Scopes => Volatile.Read(ref _scopes);

    public static async Task<LibraryApp> StartAsync()
    {
        var app = new LibraryApp();
        await app._app.StartAsync();
        await using var scope = app._app.Services.CreateAsyncScope();
        var library = scope.ServiceProvider.GetRequiredService<Library>();
        library.Books.AddRange(Enumerable.Range(1, 5).Select(i => new BookRow { Id = i, Title = $"Book {i}" }));
        await library.SaveChangesAsync();
        await scope.DisposeAsync();
        app.Log.Reset();
        return app;
    }

    /// <summary>All payloads of an operation in process.</summary>
    public async Task<string[]> RunAsync(string query)
    {
        var payloads = new List<string>();
        await foreach (var payload in StreamAsync(query))
        {
            payloads.Add(payload.ToJson());
        }

        return [.. payloads];
    }

    public IAsyncEnumerable<ExecutionPayload> StreamAsync(string query, CancellationToken cancellationToken = default) =>
        _app.Services.GetRequiredService<Schema>().StreamAsync(new GraphQLRequest(query) { Services = _app.Services }, cancellationToken);

    /// <summary>Sends an operation over a connection of its own.</summary>
    public async Task<RawClient> PostAsync(string query, string accept)
    {
        var client = await RawClient.ConnectAsync(_app);
        await client.PostAsync($$"""{"query":{{JsonSerializer.Serialize(query)}}}""", accept);
        return client;
    }

    /// <summary>Every context is disposed, none was misused, and so many were made.</summary>
    public async Task EndedWithAsync(int contexts)
    {
        for (var i = 0; i < 3_000_000 && Log.Disposed < Log.Made; i++)
        {
            await Task.Yield();
        }

        Assert.That(Log.Misuses, Is.Empty);
        Assert.That((Log.Made, Log.Disposed), Is.EqualTo((contexts, contexts)), "contexts made and disposed");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
