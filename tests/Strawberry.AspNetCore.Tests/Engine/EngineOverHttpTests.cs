using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Strawberry.AspNetCore.Tests.Transport;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>The engine behind real sockets: what is promised of both together.</summary>
public sealed class EngineOverHttpTests
{
    private Probe _probe = null!;
    private WebApplication _app = null!;

    [SetUp]
    public async Task Start()
    {
        _probe = new Probe();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_probe);
        builder.Services.AddStrawberry<ProbeQuery, ProbeMutation, ProbeSubscription>(c => c.EnableExperimentalIncrementalExecution = true);
        _app = builder.Build();
        _app.MapGraphQL();
        await _app.StartAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        _probe.Computing.Set();
        await _app.DisposeAsync();
        _probe.Dispose();
    }

    [Test]
    public async Task A_deferred_resolver_that_blocks_its_thread_does_not_hold_back_the_first_part()
    {
        using var client = await PostAsync("{ fast ... @defer { computed } }", "multipart/mixed");

        var first = await client.ReadUntilAsync("\r\n---\r\n\r\n");
        Assert.That(first, Does.EndWith("{\"data\":{\"fast\":\"fast\"},\"hasNext\":true}\r\n---\r\n\r\n"));
        _probe.Computing.Set();
        Assert.That(
            RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")),
            Does.EndWith("{\"incremental\":[{\"data\":{\"computed\":\"computed\"},\"path\":[]}],\"hasNext\":false}\r\n-----\r\n"));
    }

    [Test]
    public async Task Each_streamed_item_is_readable_before_the_next_one_exists()
    {
        using var client = await PostAsync("{ numbers @stream }", "multipart/mixed");
        await client.ReadUntilAsync("{\"data\":{\"numbers\":[]},\"hasNext\":true}\r\n---\r\n\r\n");
        for (var i = 0; i < 3; i++)
        {
            _probe.Numbers.Writer.TryWrite(i);
            await client.ReadUntilAsync($"{{\"incremental\":[{{\"items\":[{i}],\"path\":[\"numbers\",{i}]}}],\"hasNext\":true}}\r\n---\r\n\r\n");
        }

        _probe.Numbers.Writer.Complete();
        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")), Does.EndWith("{\"hasNext\":false}\r\n-----\r\n"));
    }

    [Test]
    public async Task Each_event_of_a_subscription_is_readable_before_the_next_one_exists()
    {
        using var client = await PostAsync("subscription { numbers }", "text/event-stream");
        await client.ReadUntilAsync(":\n\n\r\n");
        _probe.Numbers.Writer.TryWrite(1);
        await client.ReadUntilAsync("event: next\ndata: {\"data\":{\"numbers\":1}}\n\n\r\n");
        _probe.Numbers.Writer.TryWrite(2);
        await client.ReadUntilAsync("event: next\ndata: {\"data\":{\"numbers\":2}}\n\n\r\n");
        _probe.Numbers.Writer.Complete();

        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")), Does.EndWith("event: complete\ndata:\n\n"));
    }

    [TestCase("{ numbers @stream }", "multipart/mixed", "\"hasNext\":true}\r\n---\r\n\r\n")]
    [TestCase("{ fast ... @defer { numbers } }", "text/event-stream", "\"hasNext\":true}\n\n\r\n")]
    [TestCase("subscription { numbers }", "text/event-stream", ":\n\n\r\n")]
    public async Task A_client_that_leaves_ends_the_sequences_it_was_waiting_for(string query, string accept, string seen)
    {
        using (var client = await PostAsync(query, accept))
        {
            await client.ReadUntilAsync(seen);
        }

        Assert.That(async () => await _probe.Ended.Task.WaitAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
    }

    [TestCase("application/json")]
    [TestCase("application/graphql-response+json")]
    [TestCase("application/json, multipart/mixed")]
    public async Task A_subscription_is_refused_where_no_events_are_accepted(string accept)
    {
        using var client = await PostAsync("subscription { numbers }", accept);

        var response = await client.ReadUntilAsync("]}");
        Assert.That(response, Does.StartWith("HTTP/1.1 406 "));
        Assert.That(response, Does.EndWith("{\"errors\":[{\"message\":\"A subscription is not allowed here.\"}]}"));
    }

    [Test]
    public async Task A_client_that_takes_anything_gets_a_subscription_as_events()
    {
        _probe.Numbers.Writer.TryWrite(1);
        _probe.Numbers.Writer.Complete();
        using var client = await PostAsync("subscription { numbers }", "*/*");

        Assert.That(
            RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")),
            Is.EqualTo(":\n\nevent: next\ndata: {\"data\":{\"numbers\":1}}\n\nevent: complete\ndata:\n\n"));
    }

    [TestCase("*/*", ":\n\n")]
    [TestCase("application/json, text/event-stream", ":\n\n")]
    [TestCase("application/json, text/event-stream;q=0.5", ":\n\n")]
    [TestCase("text/event-stream, multipart/mixed", ":\n\n")]
    [TestCase("application/json, application/jsonl", "")]
    [TestCase(
        "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9",
        "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql")]
    public async Task The_headers_of_a_subscription_leave_before_there_is_an_event(string accept, string body)
    {
        using var client = await PostAsync("subscription { numbers }", accept);

        await client.ReadUntilAsync(body.Length == 0 ? "\r\n\r\n" : $"\r\n\r\n{body.Length:x}\r\n{body}\r\n");
    }

    [Test]
    public async Task A_query_that_is_slow_may_still_be_refused_with_a_status()
    {
        using var client = await PostAsync("{ nothing }", "application/graphql-response+json, text/event-stream");

        Assert.That(await client.ReadUntilAsync("]}"), Does.StartWith("HTTP/1.1 400 "));
    }

    [Test]
    public async Task A_subscription_without_events_is_an_empty_event_stream()
    {
        _probe.Numbers.Writer.Complete();
        using var client = await PostAsync("subscription { numbers }", "application/json, text/event-stream");

        Assert.That(RawClient.Unchunk(await client.ReadUntilAsync("0\r\n\r\n")), Is.EqualTo(":\n\nevent: complete\ndata:\n\n"));
    }

    [Test]
    public async Task A_mutation_by_get_is_refused_with_405()
    {
        using var client = await RawClient.ConnectAsync(_app);
        await client.SendAsync("GET /graphql?query=mutation{increment} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        var response = await client.ReadUntilAsync("}]}");
        Assert.That(response, Does.StartWith("HTTP/1.1 405 ").And.Contain("\r\nAllow: POST\r\n"));
        Assert.That(response, Does.EndWith("{\"errors\":[{\"message\":\"A mutation is not allowed here.\"}]}"));
    }

    [Test]
    public async Task A_result_on_a_real_server_has_its_length()
    {
        using var client = await PostAsync("{ fast }", "application/json");

        var response = await client.ReadUntilAsync("}}");
        Assert.That(response, Does.EndWith("\r\n\r\n{\"data\":{\"fast\":\"fast\"}}").And.Contain("\r\nContent-Length: 24\r\n"));
    }

    [Test]
    public async Task A_large_result_has_its_length_and_the_connection_goes_on()
    {
        var query = "{" + string.Concat(Enumerable.Range(0, 900).Select(i => $" a{i}: again {{ fast where }}")) + " }";
        using var client = await PostAsync(query, "application/json");
        var response = await client.ReadUntilAsync("}}}");
        var body = response[(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.That(response, Does.Contain($"\r\nContent-Length: {body.Length}\r\n"));
        Assert.That(body.Length, Is.GreaterThan(40_000));

        await client.PostAsync("""{"query":"{ fast }"}""", "application/json");
        Assert.That(await client.ReadUntilAsync("{\"data\":{\"fast\":\"fast\"}}"), Does.Contain(body + "HTTP/1.1 200 OK"));
    }

    [Test]
    public async Task Resolvers_are_given_what_the_request_has()
    {
        using var client = await PostAsync("{ where contextOf }", "application/json");

        Assert.That(await client.ReadUntilAsync("}}"), Does.EndWith("{\"data\":{\"where\":\"/graphql nobody\",\"contextOf\":\"POST\"}}"));
    }

    private async Task<RawClient> PostAsync(string query, string accept)
    {
        var client = await RawClient.ConnectAsync(_app);
        await client.PostAsync($$"""{"query":{{JsonSerializer.Serialize(query)}}}""", accept);
        return client;
    }
}
