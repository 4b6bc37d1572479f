using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Strawberry.Benchmarks.Http;

/// <summary>
/// What is measured: an application that serves the schema, or one whose endpoints write the same responses with a <see cref="Utf8JsonWriter"/>. Nothing else is in
/// them, and they are set up alike.
/// </summary>
internal static class Server
{
    public static async Task RunAsync(bool isGraphQL)
    {
        var app = Build(isGraphQL);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Console.WriteLine(addresses.Addresses.First());

        // Ends with whoever started it.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    public static WebApplication Build(bool isGraphQL, Action<IServiceCollection>? register = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (isGraphQL)
        {
            builder.Services.AddStrawberry<Query>(config => config.EnableExperimentalIncrementalExecution = true);
        }

        register?.Invoke(builder.Services);
        var app = builder.Build();
        if (isGraphQL)
        {
            app.MapGraphQL();
        }
        else
        {
            MapHandWritten(app);
        }

        return app;
    }

    private static void MapHandWritten(WebApplication app)
    {
        foreach (var load in Load.All)
        {
            RequestDelegate answer = context => WriteAsync(context.Response, load);
            app.MapPost(load.HandPath, answer);
        }
    }

    private static Task WriteAsync(HttpResponse response, Load load)
    {
        response.ContentType = "application/json; charset=utf-8";
        using var json = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { SkipValidation = true });
        load.Write(json);
        json.Flush();
        response.ContentLength = json.BytesCommitted;
        return response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).AsTask();
    }
}

/// <summary>A request, and what answers it by hand.</summary>
internal sealed record Load(string Name, string HandPath, string Query, Action<Utf8JsonWriter> Write)
{
    private const string Fields = "id title isbn publisher language pages year price inPrint subtitle author { id name country } tags { name weight }";

    public static IReadOnlyList<Load> All { get; } = [new("1 field", "/hello", "{ hello }", HandWritten.Hello), Objects(10), Objects(100), Objects(1000)];

    public string Body => $$"""{"query":"{{Query}}"}""";

    private static Load Objects(int count) => new(
        $"{count} objects",
        "/books/" + count.ToString(CultureInfo.InvariantCulture),
        $"{{ books(first: {count}) {{ {Fields} }} }}",
        json => HandWritten.Books(json, count));
}
