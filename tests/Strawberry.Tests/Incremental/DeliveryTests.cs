using NUnit.Framework;
using Strawberry.Tests.Execution;
using Strawberry.Tests.Tools;
using static Strawberry.Tests.Execution.HandRequests;

namespace Strawberry.Tests.Incremental;

[NonParallelizable]
public sealed class DeliveryTests
{
    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public async Task Deferred_resolvers_run_when_the_second_payload_is_asked_for([Values] IncrementalFormat format)
    {
        var hands = new Hands();
        await using var payloads = MakeSchema()
            .StreamAsync(hands.Request("""{ root { noted(what: "now") ... @defer { later: noted(what: "later") } } }""", format)).GetAsyncEnumerator();
        await payloads.NextAsync();
        Assert.That(hands.Log, Is.EqualTo(["now"]));
        await payloads.NextAsync();
        Assert.That(hands.Log, Is.EqualTo(["now", "later"]));
    }

    [Test]
    public async Task Streams_move_when_the_second_payload_is_asked_for()
    {
        var hands = new Hands();
        await using var payloads = MakeSchema().StreamAsync(hands.Request("{ root { endless @stream(initialCount: 2) } }")).GetAsyncEnumerator();
        await payloads.NextAsync();
        Assert.That(hands.Log, Is.EqualTo(["made 0", "made 1"]));
    }

    [Test]
    public async Task Early_execution_runs_deferred_resolvers_behind_initial_work_that_is_ready()
    {
        var hands = new Hands();
        await using var payloads = MakeSchema(c => c.EarlyIncrementalExecution = true)
            .StreamAsync(
                hands.Request(
                    """
                    { root { ... @defer { later: noted(what: "later") } a: noted(what: "a") slow(key: "s") }
                      maybe { b: noted(what: "b") } }
                    """))
            .GetAsyncEnumerator();
        var first = payloads.NextAsync();
        await Eventually.HoldsAsync(() => hands.Log.Length == 3, "the deferred field was resolved");
        Assert.That(first.IsCompleted, Is.False);
        hands.Set("s", "S");

        Assert.That(await first, Is.EqualTo("""{"data":{"root":{"a":"a","slow":"S"},"maybe":{"b":"b"}},"hasNext":true}"""));
        Assert.That(hands.Log, Is.EqualTo(["a", "b", "later"]));
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"incremental":[{"data":{"later":"later"},"path":["root"]}],"hasNext":false}"""));
    }

    [Test]
    public async Task Early_execution_does_not_begin_what_a_null_dropped()
    {
        var hands = new Hands();
        var payloads = await MakeSchema(c => c.EarlyIncrementalExecution = true)
            .StreamAsync(hands.Request("""{ maybe { thing(name: "x") { ... @defer { noted(what: "dropped") } } mustBe } }""")).ToJsonAsync();

        Assert.That(
            payloads,
            Is.EqualTo([
                """{"errors":[{"message":"Cannot return null for non-nullable field Thing.mustBe.","locations":[{"line":1,"column":70}],"path":["maybe","mustBe"]}],"data":{"maybe":null}}""",
            ]));
        Assert.That(hands.Log, Is.Empty);
    }

    [Test]
    public async Task A_paused_consumer_holds_the_producer_back([Values(1, 5, 100)] int readAhead, [Values] IncrementalFormat format)
    {
        var hands = new Hands();
        await using var payloads = MakeSchema(c => c.Limits.StreamReadAhead = readAhead)
            .StreamAsync(hands.Request("{ root { endless @stream } }", format)).GetAsyncEnumerator();
        await payloads.NextAsync();
        Assert.That(hands.Log, Is.Empty);
        for (var turn = 1; turn <= 3; turn++)
        {
            await payloads.NextAsync();
            var taken = format == IncrementalFormat.Patch2020 ? turn : turn * readAhead;
            Assert.That(hands.Log, Has.Length.LessThanOrEqualTo(taken + readAhead));
        }
    }

    [Test]
    public async Task A_slow_producer_gets_the_read_ahead_and_no_further()
    {
        var hands = new Hands();
        await using var payloads = MakeSchema(c => c.Limits.StreamReadAhead = 3)
            .StreamAsync(hands.Request("""{ root { items(key: "i") @stream } }""")).GetAsyncEnumerator();
        await payloads.NextAsync();
        hands.Set("i0", "0");
        Assert.That(await payloads.NextAsync(), Does.StartWith("""{"incremental":[{"items":["0"]"""));
        for (var i = 1; i < 10; i++)
        {
            hands.Set($"i{i}", $"{i}");
        }

        await Eventually.HoldsAsync(() => hands.Log.Contains("i2 moved"), "the producer went on");
        for (var i = 0; i < 100; i++)
        {
            await Task.Yield();
        }

        Assert.That(hands.Log, Does.Not.Contain("i4 moved"));
    }

    [Test]
    public async Task An_item_leaves_at_once_joined_by_what_is_at_hand()
    {
        var hands = new Hands();
        await using var payloads = MakeSchema().StreamAsync(hands.Request("""{ root { items(key: "i") @stream } }""")).GetAsyncEnumerator();
        await payloads.NextAsync();
        hands.Set("i1", "1");
        hands.Set("i2", "2");
        hands.Set("i0", "0");
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"incremental":[{"items":["0","1","2"],"path":["root","items",0]}],"hasNext":true}"""));
        hands.Set("i3", "3");
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"incremental":[{"items":["3"],"path":["root","items",3]}],"hasNext":true}"""));
        hands.Set("i5");
        hands.Set("i4", "4");
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"incremental":[{"items":["4"],"path":["root","items",4]}],"hasNext":false}"""));
    }

    [Test]
    public async Task A_source_that_ends_late_is_told_in_a_payload_of_its_own()
    {
        var hands = new Hands();
        await using var payloads = MakeSchema().StreamAsync(hands.Request("""{ root { items(key: "i") @stream } }""")).GetAsyncEnumerator();
        await payloads.NextAsync();
        hands.Set("i0", "0");
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"incremental":[{"items":["0"],"path":["root","items",0]}],"hasNext":true}"""));
        hands.Set("i1");
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"hasNext":false}"""));
        Assert.That(await payloads.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task Coalescing_keeps_items_until_the_time_is_up()
    {
        var clock = new HandClock();
        var hands = new Hands();
        await using var payloads = MakeSchema(c =>
        {
            c.TimeProvider = clock;
            c.StreamCoalescing = TimeSpan.FromMilliseconds(50);
        }).StreamAsync(hands.Request("""{ root { items(key: "i") @stream } }""")).GetAsyncEnumerator();
        await payloads.NextAsync();
        var next = payloads.NextAsync();
        hands.Set("i0", "0");
        await Eventually.HoldsAsync(() => clock.Waiting == 1, "a timer waits");
        clock.Advance(TimeSpan.FromMilliseconds(49));
        hands.Set("i1", "1");
        await Eventually.HoldsAsync(() => hands.Log.Contains("i2 moving"), "the second item came");
        Assert.That(next.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(
            await next,
            Is.EqualTo("""{"incremental":[{"items":["0"],"path":["root","items",0]},{"items":["1"],"path":["root","items",1]}],"hasNext":true}""")
                .Or.EqualTo("""{"incremental":[{"items":["0","1"],"path":["root","items",0]}],"hasNext":true}"""));
        next = payloads.NextAsync();
        hands.Set("i2");
        Assert.That(await next, Is.EqualTo("""{"hasNext":false}"""));
        Assert.That(clock.Waiting, Is.Zero);
    }

    [TestCase("""{ root { a: thing(name: "a") { ... @defer { name } } ... @defer { name } } }""", "The operation has more than 1 deferred fragments outstanding, which is the limit (MaxDeferredGroups).", "MaxDeferredGroups")]
    [TestCase("""{ ... @defer { root { name } } ... @defer { maybe { name } } }""", "The operation has more than 1 deferred fragments outstanding, which is the limit (MaxDeferredGroups).", "MaxDeferredGroups")]
    [TestCase("{ root { a: endless @stream b: endless @stream } }", "The operation has more than 1 open streams, which is the limit (MaxStreams).", "MaxStreams")]
    [TestCase("{ root { endless @stream(initialCount: 2) } }", "initialCount must not exceed the limit of 1.", "MaxInitialCount")]
    [TestCase("{ root { endless } }", "The operation has more than 1 items in a list without @stream, which is the limit (MaxListItems).", "MaxListItems")]
    [TestCase("""{ root { ...A @defer } } fragment A on Thing { name ... @defer { null } }""", "Document contains 2 usages of @defer and @stream, which exceeds the limit of 1 usages of @defer and @stream.", "MaxIncrementalDirectives")]
    public async Task A_limit_is_named_in_its_error(string query, string message, string limit)
    {
        var schema = MakeSchema(c =>
        {
            _ = limit switch
            {
                "MaxDeferredGroups" => c.Limits.MaxDeferredGroups = 1,
                "MaxStreams" => c.Limits.MaxStreams = 1,
                "MaxInitialCount" => c.Limits.MaxInitialCount = 1,
                "MaxIncrementalDirectives" => c.Limits.MaxIncrementalDirectives = 1,
                _ => c.Limits.MaxListItems = 1,
            };
        });
        await foreach (var payload in schema.StreamAsync(new Hands().Request(query)))
        {
            Assert.That(payload.Errors.Select(e => e.Message), Has.Exactly(1).Items.And.One.StartsWith(message));
            break;
        }
    }

    [Test]
    public async Task The_limit_of_deferred_fragments_counts_those_outstanding([Values] IncrementalFormat format)
    {
        var schema = MakeSchema(c =>
        {
            c.Limits.MaxDeferredGroups = 4;
            c.Limits.StreamReadAhead = 1;
        });
        var hands = new Hands();
        for (var i = 0; i < 20; i++)
        {
            hands.Set($"t{i}", $"{i}");
        }

        hands.Set("t20");
        var merged = await schema.StreamAsync(hands.Request(
            """{ root { slowThings(key: "t") @stream { name ... @defer { ... @defer { again: name } } ... @defer { failsHard } } } }""", format)).MergeAsync();

        Assert.That(merged.Errors.Select(e => e.Message), Is.EqualTo(Enumerable.Range(0, 20).Select(i => $"{i} fails hard")));
    }

    [Test]
    public async Task A_limit_met_inside_of_a_deferred_fragment_fails_the_fragment()
    {
        var payloads = await MakeSchema(c => c.Limits.MaxDeferredGroups = 2)
            .StreamAsync(new Hands().Request("""{ root { name ... @defer { n: name a: thing(name: "a") { ... @defer { name } } b: thing(name: "b") { ... @defer { name } } } } }"""))
            .ToJsonAsync();

        Assert.That(payloads[0], Is.EqualTo("""{"data":{"root":{"name":"root"}},"hasNext":true}"""));
        Assert.That(payloads[1], Does.Contain("which is the limit").And.EndWith("\"hasNext\":false}"));
    }
}
