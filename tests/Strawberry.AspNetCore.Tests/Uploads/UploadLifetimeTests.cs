using Strawberry.AspNetCore.Tests.Transport;
using static Strawberry.AspNetCore.Tests.Uploads.UploadForm;

namespace Strawberry.AspNetCore.Tests.Uploads;

/// <summary>Files live as long as their request, and their content is never in memory as a whole.</summary>
[NonParallelizable]
public sealed class UploadLifetimeTests
{
    private const string Map = """{"0":["variables.f"]}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Large = UploadTests.MakeContent(300_000);

    private UploadServer _server = null!;

    [SetUp]
    public async Task Start() => _server = await UploadServer.StartAsync(onSocket: true);

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task A_large_file_is_on_disk_until_the_response_has_ended()
    {
        var form = Of("mutation ($f: Upload!) { later(file: $f) { name content } }", """{"f":null}""", Map).File("0", "big.bin", Large);
        var answer = _server.SendAsync(form);
        await _server.Gate.Reached.Task.WaitAsync(Patience);

        Assert.That(_server.TemporaryFiles.Select(f => new FileInfo(f).Length), Is.EqualTo(new long[] { Large.Length }));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(_server.TemporaryFiles[0]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        _server.Gate.Open.SetResult();
        Assert.That(await answer, Does.Contain(Described("big.bin", Large)));
        await AssertGoneAsync();
    }

    [Test]
    public async Task A_small_file_is_never_on_disk()
    {
        var form = Of("mutation ($f: Upload!) { later(file: $f) { name content } }", """{"f":null}""", Map).File("0", "F");
        var answer = _server.SendAsync(form);
        await _server.Gate.Reached.Task.WaitAsync(Patience);

        Assert.That(_server.TemporaryFiles, Is.Empty);
        _server.Gate.Open.SetResult();
        Assert.That(await answer, Does.Contain(Described("0", "F")));
    }

    [Test]
    public async Task A_deferred_resolver_reads_the_file_after_the_first_part_has_left()
    {
        var form = Of("mutation ($f: Upload!) { later(file: $f) { name ... @defer { content } } }", """{"f":null}""", Map).File("0", "big.bin", Large);
        using var client = await PostAsync(form.Finished(), form.Finished().Length, "multipart/mixed");
        await client.ReadUntilAsync("{\"data\":{\"later\":{\"name\":\"big.bin\"}},\"hasNext\":true}\r\n---\r\n\r\n");
        await _server.Gate.Reached.Task.WaitAsync(Patience);
        Assert.That(_server.TemporaryFiles, Has.Length.EqualTo(1));

        _server.Gate.Open.SetResult();
        Assert.That(await client.ReadUntilAsync("0\r\n\r\n"), Does.Contain($"{{\"content\":\"{Described("big.bin", Large)}\"}}"));
        await AssertGoneAsync();
    }

    [Test]
    public async Task A_client_that_leaves_in_the_middle_of_a_file_leaves_no_file_behind()
    {
        var form = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", Map).File("0", "big.bin", Large).Unfinished();
        using (await PostAsync(form, 10_000_000, "application/json"))
        {
            await _server.FileCreated.Task.WaitAsync(Patience);
        }

        await AssertGoneAsync();
    }

    [Test]
    public async Task A_client_that_leaves_while_a_resolver_works_leaves_no_file_behind()
    {
        var form = Of("mutation ($f: Upload!) { later(file: $f) { content } }", """{"f":null}""", Map).File("0", "big.bin", Large).Finished();
        using (await PostAsync(form, form.Length, "application/json"))
        {
            await _server.Gate.Reached.Task.WaitAsync(Patience);
            Assert.That(_server.TemporaryFiles, Has.Length.EqualTo(1));
        }

        await AssertGoneAsync();
    }

    [TestCase("mutation ($f: Upload!) { one(file: $f) nothing }", "Cannot query field")]
    [TestCase("mutation ($f: Upload!, $x: String!) { one(file: $f) text(value: $x) }", "Variable .* has invalid value")]
    [TestCase("mutation ($f: Upload!) {", "Syntax Error")]
    public async Task A_request_that_is_refused_late_leaves_no_file_behind(string query, string message)
    {
        var answer = await _server.SendAsync(Of(query, """{"f":null}""", Map).File("0", "big.bin", Large));

        Assert.That(answer, Does.Match(message));
        await AssertGoneAsync();
    }

    [Test]
    public async Task Four_mebibytes_cost_a_fraction_of_that_in_memory()
    {
        var content = UploadTests.MakeContent(4 * 1024 * 1024);
        var body = Of("mutation ($f: Upload!) { one(file: $f) }", """{"f":null}""", Map).File("0", "a.bin", content).Finished();
        var expected = $"\"one\":\"{Described("a.bin", content)}\"";
        using var client = await RawClient.ConnectAsync(_server.App);
        await RoundTripAsync();

        // The least of several: in some rounds the server's pool of network buffers grows.
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await RoundTripAsync();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.That(least, Is.LessThan(content.Length / 4));

        async Task RoundTripAsync()
        {
            client.Forget();
            await client.SendAsync(Head(body.Length, "application/json"));
            await client.SendAsync(body);
            Assert.That(await client.ReadUntilAsync("}}"), Does.Contain(expected));
        }
    }

    private static string Head(int length, string accept) =>
        $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nGraphQL-Preflight: 1\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: {length}\r\n\r\n";

    private async Task<RawClient> PostAsync(byte[] body, int length, string accept)
    {
        var client = await RawClient.ConnectAsync(_server.App);
        await client.SendAsync(Head(length, accept));
        await client.SendAsync(body);
        return client;
    }

    private async Task AssertGoneAsync()
    {
        await _server.FileDeleted.Task.WaitAsync(Patience);
        Assert.That(_server.TemporaryFiles, Is.Empty);
    }
}
