using System.Text;
using Strawberry.AspNetCore.Tests.Transport;
using static Strawberry.AspNetCore.Tests.Uploads.UploadForm;

namespace Strawberry.AspNetCore.Tests.Uploads;

/// <summary>Files reach resolvers, wherever in the variables they belong.</summary>
public sealed class UploadTests
{
    private static readonly byte[] Large = MakeContent(300_000);

    private UploadServer _server = null!;

    [OneTimeSetUp]
    public async Task Start() => _server = await UploadServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase((64 * 1024) - 1)]
    [TestCase(64 * 1024)]
    [TestCase((64 * 1024) + 1)]
    [TestCase(128 * 1024)]
    [TestCase(1_000_000)]
    public async Task A_file_of_any_length_arrives_as_it_was_sent(int length)
    {
        var content = MakeContent(length);
        var form = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", """{"0":["variables.f"]}""").File("0", "a b.bin", content, "image/png");

        Assert.That(await _server.SendAsync(form), Is.EqualTo($$$"""{"data":{"one":"{{{Described("a b.bin", content, "image/png")}}}"}}"""));
    }

    [Test]
    public async Task A_list_of_files_keeps_its_order_and_its_nulls()
    {
        var form = Of("mutation ($f: [Upload]!) { many(files: $f) }", """{"f":[null,null,null]}""", """{"x":["variables.f.2"],"y":["variables.f.0"]}""")
            .File("y", "Y").File("x", "X");

        Assert.That(await _server.SendAsync(form), Is.EqualTo($$$"""{"data":{"many":["{{{Described("y", "Y")}}}",null,"{{{Described("x", "X")}}}"]}}"""));
    }

    [Test]
    public async Task A_single_file_is_a_list_of_one()
    {
        var form = Of("mutation ($f: [Upload]!) { many(files: $f) }", """{"f":null}""", """{"0":["variables.f"]}""").File("0", "X");

        Assert.That(await _server.SendAsync(form), Is.EqualTo($$$"""{"data":{"many":["{{{Described("0", "X")}}}"]}}"""));
    }

    [Test]
    public async Task Files_are_found_in_lists_of_input_objects()
    {
        var form = Of(
            "mutation ($a: [Attachment!]!) { attach(attachments: $a) }",
            """{"a":[{"title":"A","file":null,"preview":null},{"title":"B","file":null},{"title":"C","file":null,"preview":null}]}""",
            """{"0":["variables.a.0.file","variables.a.1.file"],"1":["variables.a.2.file"],"2":["variables.a.2.preview"]}""")
            .File("0", "zero").File("1", "big.bin", Large).File("2", "two");

        Assert.That(await _server.SendAsync(form), Is.EqualTo(
            $$$"""{"data":{"attach":["A: {{{Described("0", "zero")}}}, null","B: {{{Described("0", "zero")}}}, absent","C: {{{Described("big.bin", Large)}}}, {{{Described("2", "two")}}}"]}}"""));
    }

    [Test]
    public async Task Variables_of_files_can_stand_in_lists_and_objects_of_the_document()
    {
        var form = Of(
            """mutation ($f: Upload!, $g: Upload!) { many(files: [$f, $g, $f]) attach(attachments: { title: "T", file: $g, preview: $f }) from(source: { file: $f }) }""",
            """{"f":null,"g":null}""",
            """{"0":["variables.f"],"1":["variables.g"]}""").File("0", "F").File("1", "G");

        var (f, g) = (Described("0", "F"), Described("1", "G"));
        Assert.That(
            await _server.SendAsync(form),
            Is.EqualTo($$$"""{"data":{"many":["{{{f}}}","{{{g}}}","{{{f}}}"],"attach":["T: {{{g}}}, {{{f}}}"],"from":"0.txt"}}"""));
    }

    [Test]
    public async Task A_field_of_a_one_of_can_be_a_file()
    {
        var form = Of("mutation ($s: AttachmentSource!) { from(source: $s) }", """{"s":{"file":null}}""", """{"0":["variables.s.file"]}""").File("0", "F");

        Assert.That(await _server.SendAsync(form), Is.EqualTo("""{"data":{"from":"0.txt"}}"""));
    }

    [Test]
    public async Task A_shared_file_can_be_read_twice_at_the_same_time()
    {
        var form = Of("query ($a: Upload!, $b: Upload!) { equal(a: $a, b: $b) x: describe(file: $a) y: describe(file: $b) }", """{"a":null,"b":null}""", """{"0":["variables.a","variables.b"]}""")
            .File("0", "big.bin", Large);

        var described = Described("big.bin", Large);
        Assert.That(await _server.SendAsync(form), Is.EqualTo($$$"""{"data":{"equal":true,"x":"{{{described}}}","y":"{{{described}}}"}}"""));
    }

    [TestCase("null", "null", """{}""", "none")]
    [TestCase("Upload", """{"f":null}""", """{}""", "none")]
    [TestCase("Upload", """{}""", """{}""", "none")]
    [TestCase("Upload", """{"f":null}""", """{"0":["variables.f"]}""", "0.txt")]
    public async Task A_file_may_be_left_out_where_its_type_allows(string type, string variables, string map, string expected)
    {
        var query = type == "null" ? "mutation { optional(file: null) }" : "mutation ($f: Upload) { optional(file: $f) }";
        var form = Of(query, variables, map);

        Assert.That(await _server.SendAsync(map.Length > 2 ? form.File("0", "F") : form), Is.EqualTo($$$"""{"data":{"optional":"{{{expected}}}"}}"""));
    }

    [Test]
    public async Task Parts_that_the_map_does_not_name_are_passed_over()
    {
        var form = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", """{"0":["variables.f"]}""")
            .File("other", "x.bin", Large).Field("token", "abc").File("0", "F");

        Assert.That(await _server.SendAsync(form), Is.EqualTo($$$"""{"data":{"one":"{{{Described("0", "F")}}}"}}"""));
    }

    [TestCase("Content-Disposition: form-data; name=0; filename=a.txt\r\nContent-Type: text/plain", "a.txt text/plain")]
    [TestCase("content-disposition: FORM-DATA; filename=\"a.txt\"; name=\"0\"\r\ncontent-type: text/plain; charset=utf-8", "a.txt text/plain; charset=utf-8")]
    [TestCase("Content-Disposition: form-data; name=\"0\"; filename=\"ä ☕.txt\"", "ä ☕.txt ")]
    [TestCase("Content-Disposition: form-data; name=\"0\"; filename=\"x\"; filename*=UTF-8''%C3%A4.txt", "ä.txt ")]
    [TestCase("Content-Disposition: form-data; name=\"0\"; filename=\"../../etc/passwd\"", "../../etc/passwd ")]
    [TestCase("Content-Disposition: form-data; name=\"0\"; filename=\"\"", " ")]
    public async Task A_file_says_what_its_part_says(string headers, string expected)
    {
        var form = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", """{"0":["variables.f"]}""").Part(headers, "F"u8.ToArray());

        Assert.That(await _server.SendAsync(form), Is.EqualTo($$$"""{"data":{"one":"{{{expected}}} 1 f67ab10a"}}"""));
    }

    [Test]
    public async Task The_content_may_look_like_a_form_itself()
    {
        var content = Encoding.UTF8.GetBytes($"\r\n--{Boundary[..^1]}\r\n\r\n--{Boundary[..^1]}--\r\n--");
        var form = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", """{"0":["variables.f"]}""").File("0", "f.txt", content);

        Assert.That(await _server.SendAsync(form), Is.EqualTo($$$"""{"data":{"one":"{{{Described("f.txt", content)}}}"}}"""));
    }

    [Test]
    public async Task A_batch_can_have_files_shared_by_its_operations()
    {
        await using var server = await UploadServer.StartAsync(o => o.MaxBatchSize = 3);
        const string Operation = """{"query":"mutation ($f: Upload!) { one(file: $f) }","variables":{"f":null}}""";
        var form = new UploadForm($"[{Operation},{Operation},{Operation}]", """{"0":["0.variables.f","2.variables.f"],"1":["1.variables.f"]}""")
            .File("0", "big.bin", Large).File("1", "F");

        var (large, small) = (Described("big.bin", Large), Described("1", "F"));
        Assert.That(
            await server.SendAsync(form),
            Is.EqualTo($$$"""[{"data":{"one":"{{{large}}}"}},{"data":{"one":"{{{small}}}"}},{"data":{"one":"{{{large}}}"}}]"""));
    }

    [Test]
    public async Task Files_can_come_with_an_incremental_response()
    {
        _server.Gate.Open.TrySetResult();
        var form = Of("mutation ($f: Upload!) { later(file: $f) { name ... @defer { content } } }", """{"f":null}""", """{"0":["variables.f"]}""").File("0", "big.bin", Large);

        var response = await _server.SendAsync(form.ToRequest(accept: "multipart/mixed"));

        Assert.That(response, Does.Contain("""{"data":{"later":{"name":"big.bin"}},"hasNext":true}"""));
        Assert.That(response, Does.Contain($$$"""{"incremental":[{"data":{"content":"{{{Described("big.bin", Large)}}}"},"path":["later"]}],"hasNext":false}"""));
    }

    [TestCase("GraphQL-Preflight")]
    [TestCase("GraphQL-Require-Preflight")]
    [TestCase("Apollo-Require-Preflight")]
    [TestCase("X-Apollo-Operation-Name")]
    public async Task Any_of_the_headers_proves_that_a_browser_asked(string header)
    {
        var form = Of("{ __typename }", "{}", "{}");

        Assert.That(await _server.SendAsync(form.ToRequest(header)), Is.EqualTo("""{"data":{"__typename":"UploadQuery"}}"""));
    }

    [Test]
    public async Task Five_mebibytes_pass_a_socket()
    {
        await using var server = await UploadServer.StartAsync(onSocket: true);
        var content = MakeContent(5 * 1024 * 1024);
        var form = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", """{"0":["variables.f"]}""").File("0", "a.bin", content);

        Assert.That(await server.SendAsync(form), Is.EqualTo($$$"""{"data":{"one":"{{{Described("a.bin", content)}}}"}}"""));
    }

    [Test]
    public async Task A_form_may_come_in_chunks_of_any_size()
    {
        await using var server = await UploadServer.StartAsync(onSocket: true);
        var body = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", """{"0":["variables.f"]}""").File("0", "F").Finished();
        using var client = await RawClient.ConnectAsync(server.App);
        await client.SendAsync(
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nGraphQL-Preflight: 1\r\nTransfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=\"{Boundary}\"\r\n\r\n");
        foreach (var each in body)
        {
            await client.SendAsync($"1\r\n{(char)each}\r\n");
        }

        await client.SendAsync("0\r\n\r\n");
        Assert.That(await client.ReadUntilAsync("}}"), Does.EndWith($$$"""{"data":{"one":"{{{Described("0", "F")}}}"}}"""));
    }

    internal static byte[] MakeContent(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}
