using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.TestHost;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;

namespace Strawberry.AspNetCore.Tests.Transport;

public sealed class DecompressionTests
{
    private const string Query = """{"query":"{ a }"}""";

    [TestCase("gzip")]
    [TestCase("x-gzip")]
    [TestCase("GZIP")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_body_is_read(string coding)
    {
        var executor = new ScriptedExecutor().Then(Result("""{"a":1}"""));
        var (status, body) = await SendAsync(Compress(Encoding.UTF8.GetBytes(Query), coding), coding, executor);

        Assert.That((status, body), Is.EqualTo((200, """{"data":{"a":1}}""")));
        Assert.That(Encoding.UTF8.GetString(executor.Request!.Query.Span), Is.EqualTo("{ a }"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task The_limit_holds_for_what_a_body_decodes_to(string coding)
    {
        var whole = Encoding.UTF8.GetBytes(Query + new string(' ', 10_000 - Query.Length));
        var above = Encoding.UTF8.GetBytes(Query + new string(' ', 10_001 - Query.Length));

        Assert.That((await SendAsync(Compress(whole, coding), coding, maxSize: 10_000)).Status, Is.EqualTo(200));
        Assert.That(
            await SendAsync(Compress(above, coding), coding, maxSize: 10_000),
            Is.EqualTo((413, """{"errors":[{"message":"The request's body is larger than 10000 bytes."}]}""")));
    }

    [TestCase("gzip", 1024 * 1024)]
    [TestCase("br", 1024 * 1024)]
    [TestCase("deflate", 1024 * 1024)]
    [TestCase("gzip", 0)]
    public async Task A_body_that_decodes_to_two_hundred_megabytes_is_refused_without_being_decoded(string coding, int maxSize)
    {
        var bomb = Compress(new byte[200 * 1024 * 1024], coding);
        var limit = maxSize > 0 ? maxSize : 30_000_000;
        await using var app = await Servers.StartOnSocketAsync(new ScriptedExecutor(), o => o.MaxRequestBodySize = maxSize);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var before = GC.GetTotalAllocatedBytes();
        var response = await client.SendAsync(Message(bomb, coding));

        Assert.That(
            ((int)response.StatusCode, await response.Content.ReadAsStringAsync()),
            Is.EqualTo((413, $$$"""{"errors":[{"message":"The request's body is larger than {{{limit}}} bytes."}]}""")));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(5L * limit + 20_000_000));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_body_that_is_not_what_its_header_says_is_refused(string coding)
    {
        Assert.That(
            await SendAsync(Encoding.UTF8.GetBytes(Query), coding),
            Is.EqualTo((400, $$$"""{"errors":[{"message":"The request's body is not valid {{{coding}}}."}]}""")));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task Every_truncation_of_a_compressed_body_is_refused(string coding)
    {
        var whole = Compress(Encoding.UTF8.GetBytes(Query), coding);
        await using var app = await Servers.StartAsync(new ScriptedExecutor(), null);
        using var client = app.GetTestClient();

        // Behind the data come the mark of its end and checksums, which a reader may do without.
        for (var length = 0; length < whole.Length - 10; length++)
        {
            var response = await client.SendAsync(Message(whole[..length], coding));
            Assert.That((int)response.StatusCode, Is.EqualTo(400), $"{length} bytes");
        }
    }

    private static byte[] Compress(byte[] bytes, string coding)
    {
        using var output = new MemoryStream();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(output, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(bytes);
        }

        return output.ToArray();
    }

    private static HttpRequestMessage Message(byte[] body, string coding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
    }

    private static async Task<(int Status, string Body)> SendAsync(
        byte[] body, string coding, ScriptedExecutor? executor = null, long maxSize = 1024 * 1024)
    {
        await using var app = await Servers.StartAsync(
            executor ?? new ScriptedExecutor().Then(Result("""{"a":1}""")), o => o.MaxRequestBodySize = maxSize);
        var response = await app.GetTestClient().SendAsync(Message(body, coding));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
