using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Strawberry.Language;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

/// <summary>An application that compresses everything, streams included.</summary>
public sealed class CompressionTests
{
    [Test]
    public async Task Each_payload_arrives_before_the_next_one_is_produced(
        [Values("gzip", "br", "identity")] string encoding,
        [Values("multipart/mixed", "text/event-stream", "application/jsonl", "multipart/mixed;subscriptionSpec=1.0")] string accept)
    {
        var second = new TaskCompletionSource<ExecutionPayload?>();
        var third = new TaskCompletionSource<ExecutionPayload?>();
        var operation = accept.Contains("subscription", StringComparison.Ordinal) ? OperationType.Subscription : OperationType.Query;
        var executor = new ScriptedExecutor { Operation = operation }.Then(Next("1", true)).Then(second).Then(third);
        await using var app = await StartAsync(executor);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Urls.First() + "/graphql");
        request.Content = new StringContent("""{"query":"{ a }"}""", Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(encoding == "identity" ? [] : new[] { encoding }));
        await using var body = Decompress(await response.Content.ReadAsStreamAsync(), encoding);
        var delimiter = accept.Contains("subscription", StringComparison.Ordinal) ? "--graphql" : accept == "multipart/mixed" ? "---" : "\n";
        await ReadUntilAsync(body, "\"data\":1", delimiter);
        second.SetResult(Next("2", true));
        await ReadUntilAsync(body, "\"data\":2", delimiter);
        third.SetResult(Next("3", false));
        await ReadUntilAsync(body, "\"data\":3", delimiter);

        Assert.That(executor.Asked, Is.EqualTo(3));

        ExecutionPayload Next(string data, bool more) => operation == OperationType.Subscription ? Result(data, operation) : Part(data, more);
    }

    [Test]
    public async Task One_result_is_compressed_and_has_no_wrong_length()
    {
        var data = $"\"{new string('x', 10_000)}\"";
        await using var app = await StartAsync(new ScriptedExecutor().Then(Result(data)));
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });

        using var response = await client.PostAsync(
            app.Urls.First() + "/graphql", new StringContent("""{"query":"{ a }"}""", Encoding.UTF8, "application/json"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($"{{\"data\":{data}}}"));
        Assert.That(response.Headers.Vary, Is.EqualTo(new[] { "Accept", "Accept-Encoding" }));
    }

    [TestCase("multipart/mixed", true)]
    [TestCase("application/json", false)]
    public async Task A_stream_asks_whoever_is_in_between_not_to_buffer(string accept, bool asked)
    {
        BufferingBody? body = null;
        await using var app = await StartAsync(new ScriptedExecutor().Then(Part("1", hasNext: false)), app => app.Use((context, next) =>
        {
            body = new BufferingBody(context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
            context.Features.Set<IHttpResponseBodyFeature>(body);
            return next(context);
        }));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        await client.PostAsync(app.Urls.First() + "/graphql", new StringContent("""{"query":"{ a }"}""", Encoding.UTF8, "application/json"));

        Assert.That(body!.Disabled, Is.EqualTo(asked));
    }

    private static Stream Decompress(Stream body, string encoding) => encoding switch
    {
        "gzip" => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        _ => body,
    };

    private static async Task<WebApplication> StartAsync(ScriptedExecutor executor, Action<WebApplication>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddResponseCompression(o => o.MimeTypes =
            [.. ResponseCompressionDefaults.MimeTypes, "multipart/mixed", "text/event-stream", "application/jsonl"]);
        var app = builder.Build();
        app.UseResponseCompression();
        configure?.Invoke(app);
        app.MapGraphQL("/graphql", executor, new GraphQLEndpointOptions());
        await app.StartAsync();
        return app;
    }

    private static async Task ReadUntilAsync(Stream body, string text, string end)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[4096];
        var seen = "";
        while (seen.IndexOf(text, StringComparison.Ordinal) is var at && (at < 0 || seen.IndexOf(end, at, StringComparison.Ordinal) < 0))
        {
            var count = await body.ReadAsync(buffer, timeout.Token);
            Assert.That(count, Is.GreaterThan(0), $"The response ended behind: {seen}");
            seen += Encoding.UTF8.GetString(buffer, 0, count);
        }
    }

    private sealed class BufferingBody(IHttpResponseBodyFeature inner) : StreamResponseBodyFeature(inner.Stream, inner)
    {
        public bool Disabled { get; private set; }

        public override void DisableBuffering()
        {
            Disabled = true;
            base.DisableBuffering();
        }
    }
}
