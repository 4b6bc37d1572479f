using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

[NonParallelizable]
public sealed class CancellationTests
{
    private static readonly Schema<HandQuery, HandMutation, HandSubscription> Schema = HandRequests.MakeSchema();

    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public void A_token_fired_before_the_start_runs_nothing()
    {
        var hands = new Hands();
        var token = new CancellationToken(canceled: true);

        Assert.That(
            async () => await Schema.StreamAsync(hands.Request("""{ root { noted(what: "x") } }"""), token).ToJsonAsync(),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(
            async () => await Schema.ExecuteAsync(hands.Request("""{ root { noted(what: "x") } }"""), token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(hands.Log, Is.Empty);
    }

    [Test]
    public async Task Cancel_while_the_root_waits_ends_the_response_with_the_callers_token([Values] bool stream)
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        var request = hands.Request("""{ root { obedient slow(key: "never") } }""");
        var running = stream
            ? Schema.StreamAsync(request, cancellation.Token).ToJsonAsync()
            : Schema.ExecuteAsync(request, cancellation.Token).AsTask() as Task;
        Assert.That(hands.Log, Is.EqualTo(["obedient began"]));
        await cancellation.CancelAsync();

        var thrown = await CatchAsync(running);
        Assert.That(thrown.CancellationToken, Is.EqualTo(cancellation.Token));
        await Eventually.HoldsAsync(() => hands.Log.Length == 2, "the resolver saw its token");

        // The resolver that ignores its token was not waited for.
        hands.Set("never");
    }

    [Test]
    public async Task Cancel_between_payloads_ends_the_response_at_the_next()
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        await using var payloads = Schema
            .StreamAsync(hands.Request("""{ root { name ... @defer { slow(key: "a") } items(key: "i") @stream } }"""), cancellation.Token)
            .GetAsyncEnumerator();
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"data":{"root":{"name":"root","items":[]}},"hasNext":true}"""));
        await cancellation.CancelAsync();

        await CatchAsync(payloads.MoveNextAsync().AsTask());
        Assert.That(await payloads.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task Cancel_in_a_pending_move_wakes_the_consumer(
        [Values] IncrementalFormat format)
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        await using var payloads = Schema
            .StreamAsync(
                hands.Request("""{ root { name ... @defer { slow(key: "a") things(count: 2) { slow(key: "b") } } items(key: "i", obey: false) @stream } }""", format),
                cancellation.Token)
            .GetAsyncEnumerator();
        await payloads.NextAsync();
        var next = payloads.MoveNextAsync().AsTask();
        await Eventually.HoldsAsync(() => hands.Log.Contains("i0 moving"), "the stream began");
        await cancellation.CancelAsync();

        await CatchAsync(next);
        Assert.That(hands.Log, Does.Not.Contain("i closed"));
        hands.Set("a");
        hands.Set("b");
        hands.Set("i0", "too late");
        await Eventually.HoldsAsync(() => hands.Log.Contains("i closed"), "the source was disposed");
        Assert.That(hands.Log, Is.EqualTo(["i opened", "i0 moving", "i0 moved", "i closed"]));
    }

    [Test]
    public async Task Leaving_after_any_payload_leaves_nothing_open(
        [Values(1, 2, 3, 4)] int count,
        [Values] IncrementalFormat format,
        [Values] bool early)
    {
        var schema = HandRequests.MakeSchema(c => c.EarlyIncrementalExecution = early);
        var hands = new Hands();
        var request = hands.Request(
            """
            { root { name
              ... @defer(label: "A") { slow(key: "a") things(count: 2) { name ... @defer { slow(key: "b") } } }
              ... @defer(label: "B") { slow(key: "a") endless @stream }
              items(key: "i") @stream(initialCount: 1)
              slowThings(key: "t") @stream { name ... @defer { slow(key: "c") } } } }
            """,
            format);
        foreach (var name in new[] { "i0", "i1", "t0", "a" })
        {
            hands.Set(name, name);
        }

        var taken = 0;
        await foreach (var payload in schema.StreamAsync(request))
        {
            Assert.That(payload.HasNext, Is.True);
            if (++taken == count)
            {
                break;
            }
        }

        hands.Set("b");
        hands.Set("c");
        hands.Set("t1");
        await Eventually.NothingIsOpenAsync();
        Assert.That(taken, Is.EqualTo(count));
    }

    [Test]
    [Repeat(50)]
    public async Task Cancel_at_any_moment_leaves_nothing_open([Values] IncrementalFormat format)
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        var request = hands.Request(
            """
            { root { r: slow(key: "r") ... @defer { slow(key: "a") things(count: 3) { slow(key: "b") } }
              items(key: "i") @stream slowThings(key: "t") @stream { name ... @defer { slow(key: "c") } } } }
            """,
            format);
        var running = Schema.StreamAsync(request, cancellation.Token).ToJsonAsync();
        var canceling = Task.Factory.StartNew(cancellation.Cancel, TaskCreationOptions.LongRunning);
        foreach (var name in new[] { "r", "i0", "t0", "a", "b", "c", "t1" })
        {
            hands.Set(name, name is "t1" ? null : name);
        }

        try
        {
            await running;
            Assert.Fail("The stream never ends by itself.");
        }
        catch (OperationCanceledException)
        {
            await canceling;
        }

        await Eventually.NothingIsOpenAsync();
    }

    [Test]
    public async Task A_subscription_ends_with_its_token([Values] bool obey)
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        var query = $$"""subscription { events(key: "e", obey: {{(obey ? "true" : "false")}}) }""";
        await using var payloads = Schema.StreamAsync(hands.Request(query), cancellation.Token).GetAsyncEnumerator();
        hands.Set("e0", "first");
        Assert.That(await payloads.NextAsync(), Is.EqualTo("""{"data":{"events":"first"}}"""));
        var next = payloads.MoveNextAsync().AsTask();
        await Eventually.HoldsAsync(() => hands.Log.Contains("e1 moving"), "the source moves");
        await cancellation.CancelAsync();

        var thrown = await CatchAsync(next);
        Assert.That(thrown.CancellationToken, Is.EqualTo(cancellation.Token));
        hands.Set("e1", "too late");
        await Eventually.HoldsAsync(() => hands.Log.Contains("e closed"), "the source was disposed");
    }

    [Test]
    public async Task A_subscription_ends_with_its_token_while_its_source_is_being_made()
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        var running = Schema.StreamAsync(hands.Request("""subscription { late(key: "never") }"""), cancellation.Token).ToJsonAsync();
        await cancellation.CancelAsync();

        await CatchAsync(running);
        hands.Set("never");
    }

    [Test]
    public async Task A_subscription_ends_with_its_token_while_an_event_is_executed()
    {
        var hands = new Hands();
        using var cancellation = new CancellationTokenSource();
        var running = Schema.StreamAsync(hands.Request("""subscription { things(key: "t") { name slow(key: "s") } }"""), cancellation.Token).ToJsonAsync();
        hands.Set("t0", "thing");
        await cancellation.CancelAsync();

        await CatchAsync(running);
        hands.Set("s");
    }

    [Test]
    public async Task Leaving_a_subscription_disposes_its_source_before_the_consumer_goes_on()
    {
        var hands = new Hands();
        hands.Set("e0", "first");
        await foreach (var payload in Schema.StreamAsync(hands.Request("""subscription { events(key: "e") }""")))
        {
            Assert.That(payload.ToJson(), Is.EqualTo("""{"data":{"events":"first"}}"""));
            break;
        }

        Assert.That(hands.Log, Is.EqualTo(["e opened", "e0 moving", "e0 moved", "e closed"]));
    }

    [Test]
    public async Task An_event_is_not_executed_inside_the_thread_that_publishes_it()
    {
        var hands = new Hands();
        var running = Schema.StreamAsync(hands.Request("""subscription { events(key: "e") }""")).ToJsonAsync();
        await Eventually.HoldsAsync(() => hands.Log.Contains("e0 moving"), "the source moves");
        hands.Set("e0", "first");
        hands.Set("e1");

        Assert.That(await running, Is.EqualTo(["""{"data":{"events":"first"}}"""]));
    }

    private static async Task<OperationCanceledException> CatchAsync(Task running)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }

        Assert.Fail("The response was not canceled.");
        return null!;
    }
}
