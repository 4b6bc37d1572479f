using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Strawberry.AspNetCore.GraphiQL;
using Strawberry.AspNetCore.Tests.Transport;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.GraphiQL;

/// <summary>An endpoint at <c>/graphql</c> that answers every operation with <c>{"a":1}</c>, and what a browser would ask of it.</summary>
internal sealed partial class GraphiQLSite : IAsyncDisposable
{
    public const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    public const string Answer = """{"data":{"a":1}}""";

    private readonly WebApplication _app;

    private GraphiQLSite(WebApplication app) => _app = app;

    public static async Task<GraphiQLSite> StartAsync(Action<GraphQLEndpointOptions>? configure = null, string environment = "Development")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var options = new GraphQLEndpointOptions();
        configure?.Invoke(options);
        app.MapGraphQL("/graphql", new ScriptedExecutor().Then(Result("""{"a":1}""")), options);
        await app.StartAsync();
        return new GraphiQLSite(app);
    }

    public async Task<HttpResponseMessage> GetAsync(string url = "/graphql", string? accept = Browser, string? acceptEncoding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (acceptEncoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        }

        return await _app.GetTestClient().SendAsync(request);
    }

    public async Task<string> GetPageAsync()
    {
        var response = await GetAsync();
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>What the page refers to, with the hash it asks for.</summary>
    public static List<(string Url, string? Integrity)> References(string page) =>
        [.. Reference().Matches(page).Select(m => (m.Groups["url"].Value, m.Groups["integrity"] is { Success: true, Value: var hash } ? System.Net.WebUtility.HtmlDecode(hash) : null))];

    public static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [GeneratedRegex("""<(script defer src|link rel="stylesheet" href)="(?<url>[^"]+)"( integrity="(?<integrity>[^"]+)")?""")]
    private static partial Regex Reference();
}
