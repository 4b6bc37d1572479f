using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

/// <summary>Code of the user's that throws where nobody expects it: the request ends as it must, the process goes on and nothing stays open.</summary>
[NonParallelizable]
public sealed class SpitefulCodeTests
{
    private static readonly Schema<SpitefulQuery> Schema = new(new SchemaConfig
    {
        EnableExperimentalIncrementalExecution = true,
        LoggerFactory = new SpitefulLoggerFactory(),
    });

    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public async Task An_exception_that_cannot_say_why_is_named_by_its_type() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ root { name throws } }"),
            Is.EqualTo("""{"errors":[{"message":"SpitefulException was thrown.","locations":[{"line":1,"column":15}],"path":["root","throws"]}],"data":{"root":{"name":"spiteful","throws":null}}}"""));

    [Test]
    public async Task A_value_task_that_refuses_its_awaiter_is_an_error_of_its_field() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ root { never name } }"),
            Is.EqualTo("""{"errors":[{"message":"awaited already","locations":[{"line":1,"column":10}],"path":["root","never"]}],"data":{"root":{"never":null,"name":"spiteful"}}}"""));

    [Test]
    public async Task A_key_that_cannot_be_written_is_named_by_its_type() =>
        Assert.That(
            await Schema.ExecuteJsonAsync("{ root { key } }"),
            Is.EqualTo("""{"errors":[{"message":"The batch set no result for key 'SpitefulKey'.","locations":[{"line":1,"column":10}],"path":["root","key"]}],"data":{"root":{"key":null}}}"""));

    [TestCase("OPEN", "no enumerator")]
    [TestCase("MOVE", "no move")]
    [TestCase("MOVE_LATER", "no move, later")]
    [TestCase("AWAIT", "awaited already")]
    public async Task A_sequence_that_throws_is_an_error_of_its_field(string spite, string message) =>
        Assert.That(
            await Schema.ExecuteJsonAsync($"{{ root {{ numbers(spite: {spite}) }} }}"),
            Is.EqualTo($$"""{"errors":[{"message":"{{message}}","locations":[{"line":1,"column":10}],"path":["root","numbers"]}],"data":{"root":""" + """{"numbers":null}}}"""));

    [TestCase("MOVE", "no move")]
    [TestCase("MOVE_LATER", "no move, later")]
    [TestCase("AWAIT", "awaited already")]
    public async Task A_stream_that_throws_ends_with_its_error(string spite, string message)
    {
        var payloads = await Schema.StreamAsync($"{{ root {{ numbers(spite: {spite}) @stream }} }}").ToJsonAsync();

        Assert.That(payloads[0], Is.EqualTo("""{"data":{"root":{"numbers":[]}},"hasNext":true}"""));
        Assert.That(payloads[1], Does.StartWith("""{"incremental":[{"items":[0],"path":["root","numbers",0]}"""));
        Assert.That(payloads[^1], Does.Contain($"\"message\":\"{message}\"").And.EndsWith("\"hasNext\":false}"));
    }

    [Test]
    public async Task A_disposal_that_throws_is_nobodys_business() =>
        Assert.That(
            await Schema.StreamAsync("{ root { numbers(spite: DISPOSE) @stream(initialCount: 2) } }").ToJsonAsync(),
            Is.EqualTo([
                """{"data":{"root":{"numbers":[0,1]}},"hasNext":true}""",
                """{"incremental":[{"items":[2],"path":["root","numbers",2]}],"hasNext":false}""",
            ]));

    [TestCase("OPEN", "no enumerator", 0)]
    [TestCase("MOVE", "no move", 1)]
    [TestCase("MOVE_LATER", "no move, later", 1)]
    [TestCase("AWAIT", "awaited already", 1)]
    public async Task A_source_of_events_that_throws_ends_the_response_with_its_error(string spite, string message, int events)
    {
        var schema = new Schema<SpitefulQuery, SpitefulMutation, SpitefulSubscription>(new SchemaConfig { LoggerFactory = new SpitefulLoggerFactory() });
        var payloads = await schema.StreamAsync($"subscription {{ events(spite: {spite}) }}").ToJsonAsync();

        Assert.That(payloads[..^1], Is.EqualTo(Enumerable.Repeat("""{"data":{"events":0}}""", events)));
        Assert.That(payloads[^1], Is.EqualTo($$"""{"errors":[{"message":"{{message}}","locations":[{"line":1,"column":16}],"path":["events"]}]}"""));
    }

    [Test]
    public async Task A_source_of_events_does_not_resume_in_its_consumers_context()
    {
        var schema = new Schema<SpitefulQuery, SpitefulMutation, SpitefulSubscription>(new SchemaConfig());
        await using var payloads = schema.StreamAsync("subscription { contexts }").GetAsyncEnumerator();
        var context = SynchronizationContext.Current;
        ValueTask<bool> move;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new DeafContext());
            move = payloads.MoveNextAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        Assert.That(await move, Is.True);
        Assert.That(payloads.Current.ToJson(), Is.EqualTo("""{"data":{"contexts":"none"}}"""));
    }

    [Test]
    public async Task A_resolver_that_holds_the_turn_sees_its_token_fire([Values] bool deferred)
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        var query = deferred ? "{ root { name ... @defer { blocks } } }" : "{ root { blocks } }";
        var running = new TaskCompletionSource<Exception?>();
        var thread = new Thread(() =>
        {
            try
            {
                Schema.StreamAsync(hands.Request(query), cancellation.Token).ToJsonAsync().GetAwaiter().GetResult();
                running.SetResult(null);
            }
            catch (Exception exception)
            {
                running.SetResult(exception);
            }
        });
        thread.Start();
        await Eventually.HoldsAsync(() => hands.Log.Length == 1, "the resolver began");
        await cancellation.CancelAsync();

        Assert.That(await running.Task, Is.InstanceOf<OperationCanceledException>());
        Assert.That(hands.Log, Is.EqualTo(["blocked", "released"]));
    }

    [Test]
    public async Task Items_of_a_stream_made_early_leave_nothing_open_when_nobody_takes_them()
    {
        var schema = new Schema<SpitefulQuery>(new SchemaConfig { EnableExperimentalIncrementalExecution = true, EarlyIncrementalExecution = true });
        var request = "{ root { ... @defer { selves @stream { numbers(spite: DISPOSE) @stream ... @defer { name more: numbers(spite: DISPOSE) } } } } }";
        await using var payloads = schema.StreamAsync(request).GetAsyncEnumerator();

        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"data":{"root":{}},"hasNext":true}"""));
    }

    [Test]
    public async Task Results_that_nest_beyond_64_are_read_and_merged([Values] IncrementalFormat format)
    {
        var schema = new Schema<SpitefulQuery>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });
        var query = $"{{ root {{ {Nest("self", 45, Nest("selves", 40, "name"))} }} }}".Replace("selves", "selves: self");
        var streamed = $"{{ root {{ selves @stream {{ {Nest("self", 90, "name")} }} ... @defer {{ {Nest("self", 90, "name")} }} }} }}";

        Assert.That((await schema.ExecuteAsync(query)).Data.GetProperty("root").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Object));
        var plain = await schema.ExecuteAsync(streamed);
        var merged = await schema.StreamAsync(new GraphQLRequest(streamed) { IncrementalFormat = format }).MergeAsync();
        Assert.That(System.Text.Json.JsonElement.DeepEquals(merged.Data, plain.Data), Is.True);
    }

    private static string Nest(string field, int depth, string inside) =>
        string.Concat(Enumerable.Repeat($"{field} {{ ", depth)) + inside + string.Concat(Enumerable.Repeat(" }", depth));

    private sealed class DeafContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ =>
        {
            SetSynchronizationContext(this);
            d(state);
        });
    }

    private sealed class SpitefulLoggerFactory : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("no log");
    }
}
