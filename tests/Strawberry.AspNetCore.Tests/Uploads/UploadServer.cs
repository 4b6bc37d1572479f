using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.Tests.Uploads;

/// <summary>A server with the schema of uploads and a folder for temporary files of its own.</summary>
internal sealed class UploadServer : IAsyncDisposable
{
    private readonly FileSystemWatcher _watcher;

    private UploadServer(WebApplication app, UploadGate gate, string folder, HttpClient client)
    {
        App = app;
        Gate = gate;
        Folder = folder;
        Client = client;
        _watcher = new FileSystemWatcher(folder);
        _watcher.Created += (_, _) => FileCreated.TrySetResult();
        _watcher.Deleted += (_, _) => FileDeleted.TrySetResult();
        _watcher.EnableRaisingEvents = true;
    }

    public WebApplication App { get; }

    public UploadGate Gate { get; }

    public string Folder { get; }

    public HttpClient Client { get; }

    public TaskCompletionSource FileCreated { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource FileDeleted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string[] TemporaryFiles => Directory.GetFiles(Folder);

    public static async Task<UploadServer> StartAsync(Action<GraphQLEndpointOptions>? configure = null, bool onSocket = false)
    {
        var folder = Directory.CreateTempSubdirectory("strawberry-uploads-").FullName;
        var gate = new UploadGate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (onSocket)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        builder.Services.AddSingleton(gate);
        builder.Services.AddStrawberry<UploadQuery, UploadMutation>(c => c.EnableExperimentalIncrementalExecution = true, maskErrors: false);
        var app = builder.Build();
        app.MapGraphQL(configure: options =>
        {
            options.UploadFolder = folder;
            configure?.Invoke(options);
        });
        await app.StartAsync();
        var client = onSocket ? new HttpClient { BaseAddress = new Uri(app.Urls.First()) } : app.GetTestClient();
        return new UploadServer(app, gate, folder, client);
    }

    public Task<string> SendAsync(UploadForm form) => SendAsync(form.ToRequest());

    public async Task<string> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Gate.Open.TrySetResult();
        Client.Dispose();
        await App.DisposeAsync();
        _watcher.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
