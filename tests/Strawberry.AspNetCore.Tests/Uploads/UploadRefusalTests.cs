using System.Text;
using Strawberry.AspNetCore.Tests.Transport;
using static Strawberry.AspNetCore.Tests.Uploads.UploadForm;

namespace Strawberry.AspNetCore.Tests.Uploads;

/// <summary>What is no upload is refused with a sentence, before anything is executed, and leaves nothing behind.</summary>
public sealed class UploadRefusalTests
{
    private const string One = "mutation ($f: Upload!) { one(file: $f) }";
    private const string Operations = """{"query":"mutation ($f: Upload!) { one(file: $f) }","variables":{"f":null}}""";
    private const string Map = """{"0":["variables.f"]}""";

    private static readonly byte[] Large = UploadTests.MakeContent(300_000);

    private UploadServer _server = null!;

    private static IEnumerable<TestCaseData> Forms
    {
        get
        {
            yield return Case(400, "The first field of the form must be \"operations\".", new UploadForm(null, null));
            yield return Case(400, "The first field of the form must be \"operations\".", new UploadForm(null, Map).Field("operations", Operations).File("0", "F"));
            yield return Case(400, "The first field of the form must be \"operations\".", new UploadForm(null, null).File("0", "F").Field("operations", Operations).Field("map", Map));
            yield return Case(400, "The second field of the form must be \"map\".", new UploadForm(Operations, null));
            yield return Case(400, "The second field of the form must be \"map\".", new UploadForm(Operations, null).File("0", "F").Field("map", Map));
            yield return Case(400, "\"operations\" is not valid JSON (line 1, column 2).", new UploadForm("{", "{}"));
            yield return Case(400, "The request has no \"query\".", new UploadForm("{}", "{}"));
            yield return Case(400, "The request must be a JSON object.", new UploadForm("1", "{}"));
            yield return Case(400, "\"variables\" must be an object.", new UploadForm("""{"query":"{ a }","variables":[]}""", "{}"));
            yield return Case(400, "\"map\" must be an object of lists of paths.", new UploadForm(Operations, "[]").File("0", "F"));
            yield return Case(400, "\"map\" has the path \"variables.g\", but there is nothing in \"operations\".", new UploadForm(Operations, """{"0":["variables.g"]}""").File("0", "F"));
            yield return Case(400, "The file \"0\" is named in \"map\", but missing from the form.", new UploadForm(Operations, Map));
            yield return Case(400, "The file \"0\" is named in \"map\", but missing from the form.", new UploadForm(Operations, Map).File("1", "F"));
            yield return Case(400, "The file \"0\" is in the form more than once.", new UploadForm(Operations, Map).File("0", "F").File("0", "G"));
            yield return Case(400, "The field \"0\" is named in \"map\", but it is no file: it has no \"filename\".", new UploadForm(Operations, Map).Field("0", "F"));
            yield return Case(400, "A part of the form has no Content-Disposition: form-data with a \"name\".", new UploadForm(Operations, Map).Part("Content-Type: text/plain", Large));
            yield return Case(400, "A part of the form has no Content-Disposition: form-data with a \"name\".", new UploadForm(Operations, Map).Part("Content-Disposition: attachment; name=\"0\"", Large));
            yield return Case(400, "The form is cut short, or not formed as multipart/form-data.", new UploadForm(Operations, Map).Part(string.Concat(Enumerable.Range(0, 20).Select(i => $"X-{i}: 1\r\n")) + "X: 1", Large));
            yield return Case(413, "\"operations\" is larger than 2000 bytes.", new UploadForm(Operations + new string(' ', 2_000), Map).File("0", "F"));
            yield return Case(413, "\"map\" is larger than 2000 bytes.", new UploadForm(Operations, Map + new string(' ', 2_000)).File("0", "F"));
            yield return Case(413, "The file \"0\" is larger than 400000 bytes.", new UploadForm(Operations, Map).File("0", "a", [.. Large, .. Large]));
            yield return Case(413, "The request has more than 2 files.", new UploadForm(Operations, """{"0":[],"1":[],"2":[]}""").File("0", "F"));
            yield return Case(413, "The request has more than 2 files.", new UploadForm(Operations, Map).File("0", "big", Large).File("1", "G").File("2", "H"));
            yield return Case(413, "The request's body is larger than 800000 bytes.", new UploadForm(Operations, Map).File("1", "b", [.. Large, .. Large, .. Large]).File("0", "F"));
        }
    }

    [OneTimeSetUp]
    public async Task Start() => _server = await UploadServer.StartAsync(Limit);

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCaseSource(nameof(Forms))]
    public async Task A_form_that_is_no_request_is_refused(int status, string message, object form)
    {
        await AssertAsync(await _server.Client.SendAsync(((UploadForm)form).ToRequest()), status, message);
        Assert.That(_server.TemporaryFiles, Is.Empty);
    }

    [TestCaseSource(nameof(Forms))]
    public async Task It_is_refused_on_a_socket_too_and_the_server_goes_on(int status, string message, object form)
    {
        await using var server = await UploadServer.StartAsync(Limit, onSocket: true);
        await AssertAsync(await server.Client.SendAsync(((UploadForm)form).ToRequest()), status, message);

        Assert.That(await server.SendAsync(new UploadForm(Operations, Map).File("0", "F")), Is.EqualTo($$$"""{"data":{"one":"{{{Described("0", "F")}}}"}}"""));
    }

    [Test]
    public async Task A_body_without_a_length_is_counted()
    {
        await using var server = await UploadServer.StartAsync(Limit, onSocket: true);
        var request = new UploadForm(Operations, Map).File("1", "b", [.. Large, .. Large, .. Large]).ToRequest();
        request.Headers.TransferEncodingChunked = true;

        await AssertAsync(await server.Client.SendAsync(request), 413, "The request's body is larger than 800000 bytes.");
    }

    [Test]
    public async Task A_form_that_is_cut_short_is_refused()
    {
        var form = new UploadForm(Operations, Map).File("0", "big", Large).Unfinished();
        foreach (var length in new[] { 0, 200_000, form.Length })
        {
            await AssertAsync(await _server.Client.SendAsync(ToRequest(form[..length])), 400, "The form is cut short, or not formed as multipart/form-data.");
        }

        Assert.That(_server.TemporaryFiles, Is.Empty);
    }

    [Test]
    public async Task Wherever_a_form_is_cut_it_is_refused()
    {
        var form = new UploadForm(Operations, Map).File("0", "F").Finished();
        for (var length = 0; length < form.Length - "--\r\n".Length; length++)
        {
            var response = await _server.Client.SendAsync(ToRequest(form[..length]));
            Assert.That((int)response.StatusCode, Is.EqualTo(400), $"cut at {length}");
        }
    }

    [TestCase("multipart/form-data")]
    [TestCase("multipart/form-data; boundary=")]
    [TestCase("multipart/form-data; boundary=\"\"")]
    [TestCase("multipart/form-data; boundary=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task A_form_without_a_boundary_is_refused(string contentType)
    {
        var request = new UploadForm(Operations, Map).ToRequest();
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await AssertAsync(await _server.Client.SendAsync(request), 400, "The Content-Type multipart/form-data has no valid \"boundary\".");
    }

    [TestCase(null)]
    [TestCase("X-Requested-With")]
    [TestCase("Content-Language")]
    public async Task A_form_without_a_preflight_header_is_refused(string? header)
    {
        var response = await _server.Client.SendAsync(new UploadForm(Operations, Map).File("0", "F").ToRequest(header));

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """{"errors":[{"message":"A multipart/form-data request must carry one of the headers GraphQL-Preflight, GraphQL-Require-Preflight, Apollo-Require-Preflight, X-Apollo-Operation-Name.","extensions":{"code":"CSRF_ERROR"}}]}"""));
    }

    [TestCase("gzip", 415)]
    [TestCase("br, gzip", 415)]
    [TestCase("unknown", 415)]
    [TestCase("identity", 200)]
    public async Task A_compressed_form_is_refused(string encoding, int status)
    {
        var request = new UploadForm(Operations, Map).File("0", "F").ToRequest();
        request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        var response = await _server.Client.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(status == 200
            ? $$$"""{"data":{"one":"{{{Described("0", "F")}}}"}}"""
            : """{"errors":[{"message":"A multipart/form-data request must not be compressed: its Content-Encoding must be identity."}]}"""));
    }

    [Test]
    public async Task The_header_can_be_made_unnecessary()
    {
        await using var server = await UploadServer.StartAsync(o => o.RequirePreflightHeaderForUploads = false);

        Assert.That(
            await server.SendAsync(new UploadForm(Operations, Map).File("0", "F").ToRequest(preflight: null)),
            Is.EqualTo($$$"""{"data":{"one":"{{{Described("0", "F")}}}"}}"""));
    }

    [Test]
    public async Task Where_uploads_are_off_a_form_is_one_more_foreign_content_type()
    {
        await using var server = await UploadServer.StartAsync(o => o.AllowUploads = false);

        await AssertAsync(
            await server.Client.SendAsync(new UploadForm(Operations, Map).File("0", "F").ToRequest()), 415, "The Content-Type of a POST must be application/json in UTF-8.");
    }

    [Test]
    public void A_folder_that_does_not_exist_is_told_when_the_application_starts() => Assert.That(
        async () => await UploadServer.StartAsync(o => o.UploadFolder = "/no/such/folder"),
        Throws.InvalidOperationException.With.Message.EqualTo("The UploadFolder \"/no/such/folder\" does not exist."));

    [TestCase("\"text\"")]
    [TestCase("1")]
    [TestCase("{}")]
    [TestCase("""{"$upload":"0"}""")]
    [TestCase("""{"$upload":0.5}""")]
    [TestCase("""{"upload":0}""")]
    [TestCase("[\"x\"]")]
    public async Task A_value_in_json_is_no_file(string value) => Assert.That(
        await PostJsonAsync($$$"""{"query":"{{{One}}}","variables":{"f":{{{value}}}}}"""),
        Is.EqualTo("""{"errors":[{"message":"Variable \"$f\" has invalid value: Upload value must be a file of a multipart/form-data request.","locations":[{"line":1,"column":11}]}]}"""));

    [TestCase("0")]
    [TestCase("1")]
    [TestCase("-1")]
    [TestCase("2147483647")]
    public async Task A_reference_written_by_hand_leads_nowhere(string index)
    {
        const string Error = "{\"errors\":[{\"message\":\"Upload value must be a file of a multipart/form-data request.\",\"locations\":[{\"line\":1,\"column\":26}],\"path\":[\"one\"]}],\"data\":null}";

        // Another request's file is on the server meanwhile.
        using var other = await _server.Client.SendAsync(
            Of("mutation ($f: Upload!) { later(file: $f) { name ... @defer { content } } }", """{"f":null}""", Map).File("0", "F").ToRequest(accept: "multipart/mixed"),
            HttpCompletionOption.ResponseHeadersRead);

        Assert.That(await PostJsonAsync($$$$"""{"query":"{{{{One}}}}","variables":{"f":{"$upload":{{{{index}}}}}}}"""), Is.EqualTo(Error));
        var form = Of(One, $$$"""{"f":{"$upload":{{{index}}}}}""", "{}");
        Assert.That(await _server.SendAsync(form), Is.EqualTo(Error));
    }

    [TestCase("mutation { one(file: \\\"a.txt\\\") }")]
    [TestCase("mutation { one(file: 1) }")]
    [TestCase("mutation { one(file: { a: 1 }) }")]
    [TestCase("mutation ($f: Upload! = \\\"a.txt\\\") { one(file: $f) }")]
    public async Task A_literal_is_no_file(string query) => Assert.That(
        await PostJsonAsync($$"""{"query":"{{query}}"}"""), Does.StartWith("""{"errors":[{"message":"Upload value must be a file of a multipart/form-data request.","locations":[{"line":1,"column":"""));

    [Test]
    public async Task A_file_is_no_text()
    {
        var form = Of("mutation ($f: String!) { text(value: $f) }", """{"f":null}""", Map).File("0", "F");

        Assert.That(await _server.SendAsync(form), Does.StartWith("""{"errors":[{"message":"Variable \"$f\" has invalid value: String cannot represent a non string value: """));
    }

    private static void Limit(GraphQLEndpointOptions options)
    {
        options.MaxRequestBodySize = 2_000;
        options.MaxUploadSize = 800_000;
        options.MaxUploadFileSize = 400_000;
        options.MaxUploadFiles = 2;
    }

    private static TestCaseData Case(int status, string message, UploadForm form) => new TestCaseData(status, message, form).SetArgDisplayNames(message);

    private static async Task AssertAsync(HttpResponseMessage response, int status, string message)
    {
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($$"""{"errors":[{"message":"{{message.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}]}"""));
    }

    private async Task<string> PostJsonAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _server.Client.PostAsync("/graphql", content);
        return await response.Content.ReadAsStringAsync();
    }
}
