using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

/// <summary><see cref="SchemaLimits.ExecutionTimeout"/>, on a clock that the test moves.</summary>
[NonParallelizable]
public sealed class ExecutionTimeoutTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private HandClock _clock = null!;
    private Hands _hands = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new HandClock();
        _hands = new Hands();
    }

    [TearDown]
    public async Task Nothing_is_left_open()
    {
        await Eventually.NothingIsOpenAsync();
        Assert.That(_clock.Waiting, Is.Zero);
    }

    [Test]
    public async Task An_operation_whose_time_is_up_ends_with_an_error_and_its_token_fires([Values] bool stream, [Values] bool extended)
    {
        var schema = Make(extended);
        var running = Run(schema, """query Slow { root { obedient slow(key: "ignores its token") } }""", stream);
        _clock.Advance(30 * Second - TimeSpan.FromTicks(1));
        Assert.That(running.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.That(await running, Is.EqualTo(Error("The operation took longer than 30 seconds, which is the limit (ExecutionTimeout).")));
        await Eventually.HoldsAsync(() => _hands.Log is ["obedient began", "obedient ended"], "the resolver saw its token");
        _hands.Set("ignores its token");
    }

    [Test]
    public async Task A_mutation_goes_no_further_when_its_time_is_up()
    {
        var running = Run(Make(), """mutation { a: step(key: "a") b: step(key: "b") }""");
        _clock.Advance(30 * Second);

        Assert.That(await running, Is.EqualTo(Error("The operation took longer than 30 seconds, which is the limit (ExecutionTimeout).")));
        _hands.Set("a");
        await Eventually.HoldsAsync(() => _hands.Log.Contains("a ended"), "the first step ended");
        Assert.That(_hands.Log, Is.EqualTo(["a began 1", "a ended"]));
    }

    [Test]
    public async Task An_operation_that_is_done_in_time_is_left_alone_and_so_is_the_next()
    {
        var schema = Make();
        var running = Run(schema, """{ root { slow(key: "a") } }""");
        _clock.Advance(29 * Second);
        _hands.Set("a", "done");
        Assert.That(await running, Is.EqualTo(new[] { """{"data":{"root":{"slow":"done"}}}""" }));

        running = Run(schema, """{ root { slow(key: "b") } }""");
        _clock.Advance(29 * Second);
        _hands.Set("b", "done");
        Assert.That(await running, Is.EqualTo(new[] { """{"data":{"root":{"slow":"done"}}}""" }));
    }

    [Test]
    public async Task An_operation_that_never_waits_needs_no_timer()
    {
        Assert.That(await Run(Make(), "{ root { name } }", stream: false), Is.EqualTo(new[] { """{"data":{"root":{"name":"root"}}}""" }));
        Assert.That(_clock.Made, Is.Zero);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public async Task The_limit_can_be_lifted(int seconds)
    {
        var running = Run(Make(timeout: seconds * Second), """{ root { slow(key: "a") } }""");
        Assert.That(_clock.Made, Is.Zero);
        _hands.Set("a", "done");

        Assert.That(await running, Is.EqualTo(new[] { """{"data":{"root":{"slow":"done"}}}""" }));
    }

    [TestCase(1.5, "1.5 seconds")]
    [TestCase(0.25, "0.25 seconds")]
    [TestCase(90, "90 seconds")]
    public async Task The_error_names_the_limit(double seconds, string text)
    {
        var running = Run(Make(timeout: TimeSpan.FromSeconds(seconds)), """{ root { obedient } }""");
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That(await running, Is.EqualTo(Error($"The operation took longer than {text}, which is the limit (ExecutionTimeout).")));
    }

    [Test]
    public async Task What_is_deferred_or_streamed_takes_its_time([Values] IncrementalFormat format)
    {
        await using var payloads = Make()
            .StreamAsync(_hands.Request("""{ root { slow(key: "a") items(key: "i") @stream ... @defer { b: slow(key: "b") } } }""", format))
            .GetAsyncEnumerator();
        var first = payloads.MoveNextAsync();
        _clock.Advance(29 * Second);
        _hands.Set("a");
        Assert.That(await first, Is.True);
        _clock.Advance(100 * Second);
        _hands.Set("b");
        _hands.Set("i0");

        while (await payloads.MoveNextAsync())
        {
            Assert.That(payloads.Current.ToJson(), Does.Not.Contain("errors"));
            _clock.Advance(100 * Second);
        }
    }

    [Test]
    public async Task The_part_before_the_first_payload_has_its_time_also_when_more_would_follow()
    {
        var running = Run(Make(), """{ root { obedient ... @defer { name } } }""");
        _clock.Advance(30 * Second);

        Assert.That(await running, Is.EqualTo(Error("The operation took longer than 30 seconds, which is the limit (ExecutionTimeout).")));
    }

    [Test]
    public async Task Events_are_waited_for_without_end_but_each_has_its_time()
    {
        var running = Run(Make(), """subscription { things(key: "t") { slow(key: "s") } }""");
        _clock.Advance(100 * Second);
        _hands.Set("t0", "first");
        await Eventually.HoldsAsync(() => _clock.Waiting == 1, "the event's time runs");
        _clock.Advance(29 * Second);
        _hands.Set("s", "done");
        await Eventually.HoldsAsync(() => _clock.Waiting == 0, "the event was executed");
        _clock.Advance(100 * Second);
        _hands.Set("t1", null);

        Assert.That(await running, Is.EqualTo(new[] { """{"data":{"things":{"slow":"done"}}}""" }));
    }

    [Test]
    public async Task An_event_whose_time_is_up_is_the_last_one()
    {
        var running = Run(Make(), """subscription { things(key: "t") { name obedient } }""");
        _hands.Set("t0", "first");
        await Eventually.HoldsAsync(() => _clock.Waiting == 1, "the event's time runs");
        _clock.Advance(30 * Second);

        Assert.That(await running, Is.EqualTo(Error("The operation took longer than 30 seconds, which is the limit (ExecutionTimeout).")));
    }

    [Test]
    public async Task A_subscription_that_does_not_begin_in_time_ends()
    {
        var running = Run(Make(), """subscription { late(key: "l") }""");
        _clock.Advance(30 * Second);

        Assert.That(
            await running,
            Is.EqualTo(new[] { Error("The operation took longer than 30 seconds, which is the limit (ExecutionTimeout).")[0].Replace(",\"data\":null", "", StringComparison.Ordinal) }));
        _hands.Set("l");
    }

    [Test]
    public async Task It_is_logged_with_the_operations_name()
    {
        using var log = new CollectingLog();
        var running = Run(Make(log: log), """query Slow { root { obedient } }""");
        _clock.Advance(30 * Second);
        await running;

        Assert.That(log.Messages, Is.EqualTo(["Warning: Operation Slow was ended: it took longer than 00:00:30."]));
    }

    private static string[] Error(string message) =>
        [$$$"""{"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":1}],"extensions":{"code":"EXECUTION_TIMEOUT"}}],"data":null}"""];

    private Schema Make(bool extended = false, TimeSpan? timeout = null, ILoggerFactory? log = null) => HandRequests.MakeSchema(c =>
    {
        c.TimeProvider = _clock;
        c.LoggerFactory = log;
        c.Limits.ExecutionTimeout = timeout ?? c.Limits.ExecutionTimeout;
        if (extended)
        {
            c.Extensions.Add(new MaskErrors());
        }
    });

    private async Task<string[]> Run(Schema schema, string query, bool stream = true) =>
        stream ? await schema.StreamAsync(_hands.Request(query)).ToJsonAsync() : [await schema.ExecuteJsonAsync(_hands.Request(query))];

    private sealed class CollectingLog : ILoggerFactory, ILogger
    {
        public List<string> Messages { get; } = [];

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
