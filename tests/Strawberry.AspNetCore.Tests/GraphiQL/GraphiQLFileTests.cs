using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Strawberry.AspNetCore.GraphiQL;
using static Strawberry.AspNetCore.Tests.GraphiQL.GraphiQLSite;

namespace Strawberry.AspNetCore.Tests.GraphiQL;

public sealed class GraphiQLFileTests
{
    [Test]
    public async Task Every_file_of_the_page_is_cached_for_ever_under_a_name_with_its_hash()
    {
        await using var site = await StartAsync();
        var references = References(await site.GetPageAsync()).Where(r => !r.Url.StartsWith("https:", StringComparison.Ordinal)).ToList();

        Assert.That(references, Is.Not.Empty);
        foreach (var (url, _) in references)
        {
            Assert.That(url, Does.Match("^\\?graphiql=[a-z.-]+\\.[0-9a-f]{16}\\.(js|css)$"));
            var response = await site.GetAsync("/graphql" + url, "*/*");
            Assert.That((int)response.StatusCode, Is.EqualTo(200), url);
            Assert.That(Header(response, "Cache-Control"), Is.EqualTo("public, max-age=31536000, immutable"));
            Assert.That(Header(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header(response, "Cross-Origin-Resource-Policy"), Is.EqualTo("same-origin"));
            Assert.That(Header(response, "Vary"), Is.EqualTo("Accept-Encoding"));
            Assert.That(
                Header(response, "Content-Type"),
                Is.EqualTo(url.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8"));
        }
    }

    [TestCase("br", "br")]
    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("gzip, deflate", "gzip")]
    [TestCase("br;q=0.5, gzip", "gzip")]
    [TestCase("br;q=0, *", "gzip")]
    [TestCase("*", "br")]
    [TestCase("identity", "")]
    [TestCase("br;q=0, gzip;q=0", "")]
    [TestCase("zstd", "")]
    [TestCase("", "")]
    public async Task Files_come_in_the_encoding_the_browser_likes_best_and_are_those_of_the_packages(string accept, string encoding)
    {
        RequireBundle();
        await using var site = await StartAsync();
        var references = References(await site.GetPageAsync());

        Assert.That(references, Has.Count.EqualTo(7));
        foreach (var (url, integrity) in references)
        {
            var response = await site.GetAsync("/graphql" + url, "*/*", accept);
            Assert.That(Header(response, "Content-Encoding"), Is.EqualTo(encoding), url);
            var content = Decode(await response.Content.ReadAsByteArrayAsync(), encoding);
            if (integrity is not null)
            {
                Assert.That("sha384-" + Convert.ToBase64String(SHA384.HashData(content)), Is.EqualTo(integrity), url);
            }
        }
    }

    [TestCase("page.js")]
    [TestCase("page.0000000000000000.js")]
    [TestCase("../files.json")]
    [TestCase("")]
    public async Task Other_names_are_not_found_and_that_is_not_cached(string name)
    {
        await using var site = await StartAsync();
        var response = await site.GetAsync("/graphql?graphiql=" + name);

        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(Header(response, "Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task There_are_no_files_where_there_is_no_page()
    {
        await using var site = await StartAsync();
        var url = References(await site.GetPageAsync())[^1].Url;
        await using var production = await StartAsync(environment: "Production");

        Assert.That((int)(await site.GetAsync("/graphql" + url)).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await production.GetAsync("/graphql" + url)).StatusCode, Is.EqualTo(400));
    }

    [Test]
    public void Without_a_bundle_the_same_files_come_from_their_cdn_with_their_hashes()
    {
        var files = new GraphiQLFiles(Unbundled);
        var page = new GraphiQLPage(files, new GraphiQLOptions());
        var references = References(page.Write("n", webSocket: false));

        Assert.That(files.IsBundled, Is.False);
        Assert.That(references.Select(r => r.Url), Is.EqualTo(new[]
        {
            "https://cdn.jsdelivr.net/npm/react@18.3.1/umd/react.production.min.js",
            "https://cdn.jsdelivr.net/npm/react-dom@18.3.1/umd/react-dom.production.min.js",
            "https://cdn.jsdelivr.net/npm/graphql-ws@5.16.2/umd/graphql-ws.min.js",
            "https://cdn.jsdelivr.net/npm/graphiql@4.1.2/graphiql.min.js",
            "https://cdn.jsdelivr.net/npm/graphiql@4.1.2/graphiql.min.css",
            "?graphiql=page.806db221261eade4.css",
            "?graphiql=page.6e11c72f7cf6bc38.js",
        }));
        Assert.That(references.Take(5).Select(r => r.Integrity), Has.All.Match("^sha384-[A-Za-z0-9+/]{64}$"));
        Assert.That(page.WritePolicy("n"), Does.StartWith(
            "default-src 'none'; "
            + $"script-src 'self' {string.Join(' ', references.Take(4).Select(r => r.Url))}; "
            + $"style-src 'self' {references[4].Url} 'nonce-n'; "));
    }

    [Test]
    public async Task A_file_that_is_not_compressed_is_sent_as_it_is()
    {
        var asset = new GraphiQLFiles(Unbundled).Find("page.6e11c72f7cf6bc38.js")!;
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        context.Request.Headers.AcceptEncoding = "br";

        await asset.WriteAsync(context);
        Assert.That(Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()), Is.EqualTo("alert(1)"));
        Assert.That(context.Response.Headers.ContentEncoding, Is.Empty);
        Assert.That(context.Response.ContentLength, Is.EqualTo(8));
    }

    private static Stream? Unbundled(string name) => name switch
    {
        "files.json" => typeof(GraphiQLFiles).Assembly.GetManifestResourceStream("GraphiQL/files.json"),
        "page.js" => new MemoryStream("alert(1)"u8.ToArray()),
        "page.css" => new MemoryStream("p{}"u8.ToArray()),
        _ => null,
    };

    private static byte[] Decode(byte[] content, string encoding)
    {
        if (encoding == "")
        {
            return content;
        }

        using var compressed = new MemoryStream(content);
        using Stream stream = encoding == "br" ? new BrotliStream(compressed, CompressionMode.Decompress) : new GZipStream(compressed, CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        stream.CopyTo(decoded);
        return decoded.ToArray();
    }

    private static void RequireBundle()
    {
        if (!GraphiQLFiles.Embedded.Value.IsBundled)
        {
            Assert.Ignore("This build had no npm, so that GraphiQL is not in it.");
        }
    }
}
