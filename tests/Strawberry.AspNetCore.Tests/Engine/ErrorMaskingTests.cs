using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>Outside Development no text of an unexpected exception leaves, over any transport; the log has it, with the operation and the path.</summary>
public sealed class ErrorMaskingTests
{
    private const string Json = "application/json";
    private const string Parts = "multipart/mixed";
    private const string PendingParts = "multipart/mixed;incrementalSpec=v0.2";
    private const string Events = "text/event-stream";
    private const string Lines = "application/jsonl";

    private static IEnumerable<TestCaseData> Failures =>
        from accept in (string[])[Json, Parts, PendingParts, Events, Lines]
        from failure in ((string Query, string Path)[])
        [
            ("query Op { fails }", "fails"),
            ("query Op { inner { failsLate } }", "inner.failsLate"),
            ("query Op { inners { a: failsHard } }", "inners.0.a"),
            ("query Op { name ... @defer { inner { failsHard } } }", "inner.failsHard"),
            ("query Op { name inners @stream { failsHard } }", "inners.0.failsHard"),
            ("query Op { name numbers @stream(initialCount: 1) }", "numbers"),
            ("query Op { numbers }", "numbers"),
            ("mutation Op { fails }", "fails"),
        ]
        select new TestCaseData(failure.Query, accept, failure.Path);

    [TestCaseSource(nameof(Failures))]
    [TestCase("subscription Op { numbers }", Events, "numbers")]
    [TestCase("subscription Op { numbers }", Lines, "numbers")]
    [TestCase("subscription Op { numbers }", "multipart/mixed;subscriptionSpec=1.0, application/json", "numbers")]
    [TestCase("subscription Op { inners { failsLate } }", Events, "inners.failsLate")]
    [TestCase("subscription Op { refused }", Events, "refused")]
    public async Task An_unexpected_exception_is_masked_and_logged(string query, string accept, string path)
    {
        var log = new Log();
        await using var app = await StartAsync(log);
        var body = await PostAsync(app, query, accept);

        Assert.That(body, Does.Contain("\"message\":\"Unexpected error.\"").And.Not.Contain("SECRET"));
        Assert.That(log.Entries, Is.EqualTo([$"Error: Field {path} of operation Op failed. (InvalidOperationException: SECRET)"]));
    }

    [TestCase("{ teapot }", Json)]
    [TestCase("{ teapot }", Parts)]
    [TestCase("{ teapot }", Events)]
    [TestCase("{ teapot }", Lines)]
    [TestCase("{ name ... @defer { teapot } }", Json)]
    [TestCase("{ name ... @defer { teapot } }", Parts)]
    [TestCase("{ name ... @defer { teapot } }", PendingParts)]
    [TestCase("{ name ... @defer { teapot } }", Events)]
    [TestCase("{ name inners @stream { teapot } }", Parts)]
    [TestCase("{ name inners @stream { teapot } }", PendingParts)]
    [TestCase("subscription { teapot }", Events)]
    [TestCase("subscription { inners { teapot } }", Events)]
    public async Task A_deliberate_error_shows_its_message_code_and_extensions(string query, string accept)
    {
        await using var app = await StartAsync(new Log());

        Assert.That(
            await PostAsync(app, query, accept),
            Does.Contain("{\"message\":\"I'm a teapot\",\"locations\":[{\"line\":1,").And.Contain("\"extensions\":{\"code\":\"TEAPOT\",\"retry\":3}"));
    }

    [Test]
    public async Task An_operation_without_a_name_is_logged_as_such()
    {
        var log = new Log();
        await using var app = await StartAsync(log);
        await PostAsync(app, "{ fails }", Json);

        Assert.That(log.Entries, Is.EqualTo(["Error: Field fails of operation (anonymous) failed. (InvalidOperationException: SECRET)"]));
    }

    [Test]
    public async Task In_development_the_text_is_shown()
    {
        await using var app = await StartAsync(new Log(), "Development");

        Assert.That(await PostAsync(app, "{ fails }", Json), Does.Contain("SECRET"));
    }

    private static async Task<WebApplication> StartAsync(Log log, string environment = "Production")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log).AddFilter((category, _) => category == "Strawberry.Execution");
        builder.Services.AddStrawberry<MaskQuery, MaskMutation, MaskSubscription>(c => c.EnableExperimentalIncrementalExecution = true);
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return app;
    }

    private static async Task<string> PostAsync(WebApplication app, string query, string accept)
    {
        var body = $$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(query)}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, null, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var client = app.GetTestClient();
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private sealed class Log : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue($"{logLevel}: {formatter(state, exception)} ({exception?.GetType().Name}: {exception?.Message})");

        public void Dispose()
        {
        }
    }
}

[GraphQLType]
public class MaskInner
{
    public string Name => "name";

    [GraphQLField]
    public string? Fails() => throw new InvalidOperationException("SECRET");

    [GraphQLField]
    public string FailsHard() => throw new InvalidOperationException("SECRET");

    [GraphQLField]
    public async Task<string?> FailsLate()
    {
        await Task.Yield();
        throw new InvalidOperationException("SECRET");
    }

    [GraphQLField]
    public string? Teapot() => throw new GraphQLException("I'm a teapot", "TEAPOT") { Extensions = { ["retry"] = 3 } };
}

[GraphQLType]
public sealed class MaskQuery
{
    public string Name => "name";

    public MaskInner Inner => new();

    public List<MaskInner> Inners => [new()];

    [GraphQLField]
    public string? Fails() => throw new InvalidOperationException("SECRET");

    [GraphQLField]
    public string? Teapot() => new MaskInner().Teapot();

    [GraphQLField]
    public IAsyncEnumerable<int> Numbers() => NumbersAsync();

    internal static async IAsyncEnumerable<int> NumbersAsync()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("SECRET");
    }
}

[GraphQLType]
public sealed class MaskMutation
{
    [GraphQLField]
    public string? Fails() => throw new InvalidOperationException("SECRET");
}

[GraphQLType]
public sealed class MaskSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<int> Numbers() => MaskQuery.NumbersAsync();

    [GraphQLField]
    public async IAsyncEnumerable<MaskInner> Inners()
    {
        await Task.Yield();
        yield return new MaskInner();
    }

    [GraphQLField]
    public IAsyncEnumerable<int> Refused() => throw new InvalidOperationException("SECRET");

    [GraphQLField]
    public IAsyncEnumerable<int> Teapot() => throw new GraphQLException("I'm a teapot", "TEAPOT") { Extensions = { ["retry"] = 3 } };
}
