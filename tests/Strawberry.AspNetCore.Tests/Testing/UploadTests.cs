using System.Security.Cryptography;
using System.Text;
using Strawberry.Testing;

namespace Strawberry.AspNetCore.Tests.Testing;

/// <summary>Files among the variables reach the server, wherever they stand.</summary>
public sealed class UploadTests
{
    private BlogClients _clients = null!;

    [OneTimeSetUp]
    public void Start() => _clients = new BlogClients();

    [OneTimeTearDown]
    public async Task Stop() => await _clients.DisposeAsync();

    [Test]
    public async Task A_file_arrives_with_its_name_its_type_and_its_content()
    {
        var content = RandomNumberGenerator.GetBytes(100_000);

        var result = await _clients.Http.ExecuteAsync(
            "mutation ($file: Upload!) { upload(file: $file) { filename mimetype size sha256 } }",
            new Dictionary<string, object?> { ["file"] = new TestFile("ä b.png", content, "image/png") });

        Assert.That(result.EnsureNoErrors().Get<Uploaded>("upload"), Is.EqualTo(
            new Uploaded("ä b.png", "image/png", content.Length, Convert.ToHexStringLower(SHA256.HashData(content)))));
    }

    [Test]
    public async Task Files_stand_in_lists_and_objects_and_may_be_shared()
    {
        var (a, b) = (new TestFile("a.txt", "A"), new TestFile("b.txt", "BB"));

        var result = await _clients.Http.ExecuteAsync(
            """
            mutation ($files: [Upload!]!, $input: UploadInput!) {
              uploadMany(files: $files) { filename size } uploadNested(input: $input) { filename size mimetype }
            }
            """,
            new Dictionary<string, object?>
            {
                ["files"] = new[] { a, b, a },
                ["input"] = new Dictionary<string, object?> { ["title"] = "T", ["file"] = b },
            });

        Assert.That(result.EnsureNoErrors().ToJson(), Is.EqualTo(
            """
            {"data":{"uploadMany":[{"filename":"a.txt","size":1},{"filename":"b.txt","size":2},{"filename":"a.txt","size":1}],
            "uploadNested":{"filename":"b.txt","size":2,"mimetype":"text/plain"}}}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task The_form_is_that_of_the_multipart_request_specification()
    {
        var handler = new ScriptedHandler("application/json", """{"data":null}""");
        var client = new HttpTestClient(new HttpClient(handler) { BaseAddress = new Uri("http://shop") });
        var (a, b) = (new TestFile("a.txt", "A"), new TestFile("b.bin", Encoding.UTF8.GetBytes("B")));

        await client.ExecuteAsync(
            "mutation M { m }", new Dictionary<string, object?> { ["n"] = 1, ["list"] = new object?[] { a, null, b }, ["o"] = new Dictionary<string, object?> { ["x"] = a } });

        var lines = handler.Body.Split("\r\n").Where(l => !l.StartsWith("--", StringComparison.Ordinal));
        Assert.That(handler.Headers, Does.Contain("GraphQL-Preflight: 1"));
        Assert.That(lines, Is.EqualTo(
            new[]
            {
                "Content-Disposition: form-data; name=operations", "",
                """{"query":"mutation M { m }","variables":{"n":1,"list":[null,null,null],"o":{"x":null}}}""",
                "Content-Disposition: form-data; name=map", "",
                """{"0":["variables.list.0","variables.o.x"],"1":["variables.list.2"]}""",
                "Content-Type: text/plain", "Content-Disposition: form-data; name=0; filename=a.txt; filename*=utf-8''a.txt", "", "A",
                "Content-Type: application/octet-stream", "Content-Disposition: form-data; name=1; filename=b.bin; filename*=utf-8''b.bin", "", "B", "",
            }));
    }

    [Test]
    public async Task Files_do_not_go_over_a_WebSocket()
    {
        await using var client = await _clients.ConnectAsync();

        Assert.That(
            async () => await client.ExecuteAsync("{ hello }", new Dictionary<string, object?> { ["f"] = new TestFile("a.txt", "A") }),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo("Files do not go over a WebSocket: HttpTestClient uploads them."));
    }

    private sealed record Uploaded(string Filename, string Mimetype, int Size, string Sha256);
}
