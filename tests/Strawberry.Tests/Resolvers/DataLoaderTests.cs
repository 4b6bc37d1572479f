using NUnit.Framework;
using Strawberry.Tests.Tools;
using static Strawberry.Tests.Resolvers.LoadingRequests;

namespace Strawberry.Tests.Resolvers;

[NonParallelizable]
public sealed class DataLoaderTests
{
    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public async Task Loads_of_a_list_are_one_batch([Values] bool sync)
    {
        var (payloads, batches) = await RunAsync("{ many(count: 3) { a } }", Log(sync));

        Assert.That(payloads, Is.EqualTo(["""{"data":{"many":[{"a":"a1"},{"a":"a2"},{"a":"a3"}]}}"""]));
        Assert.That(batches, Is.EqualTo(["a: 1 2 3"]));
    }

    [Test]
    public async Task A_chain_of_loaders_is_one_batch_a_level([Values] bool sync)
    {
        var (payloads, batches) = await RunAsync("{ many(count: 3) { chain } }", Log(sync));

        Assert.That(payloads, Is.EqualTo(["""{"data":{"many":[{"chain":"b101"},{"chain":"b102"},{"chain":"b103"}]}}"""]));
        Assert.That(batches, Is.EqualTo(["a: 1 2 3", "b: 101 102 103"]));
    }

    [Test]
    [Repeat(20)]
    public async Task A_chain_of_four_loads_over_a_hundred_items_is_four_batches([Values] bool sync)
    {
        var (_, batches) = await RunAsync("{ many(count: 100) { longChain } }", Log(sync));

        var low = string.Join(' ', Enumerable.Range(1, 100));
        var high = string.Join(' ', Enumerable.Range(101, 100));
        Assert.That(batches, Is.EqualTo([$"a: {low}", $"b: {low}", $"a: {high}", $"b: {high}"]));
    }

    [Test]
    public async Task Fields_of_different_levels_share_no_batch_but_fields_of_one_level_do()
    {
        var (payloads, batches) = await RunAsync("{ many(count: 2) { a next { a next { a } } } }");

        Assert.That(
            payloads,
            Is.EqualTo([
                """{"data":{"many":[{"a":"a1","next":{"a":"a1001","next":{"a":"a2001"}}},{"a":"a2","next":{"a":"a1002","next":{"a":"a2002"}}}]}}""",
            ]));
        Assert.That(batches, Is.EqualTo(["a: 1 2", "a: 1001 1002", "a: 2001 2002"]));
    }

    [Test]
    [Repeat(20)]
    public async Task Resolvers_that_share_a_key_go_on_together([Values] bool sync)
    {
        var (_, batches) = await RunAsync("{ many(count: 50) { shared } }", Log(sync));

        Assert.That(batches, Is.EqualTo(["a: 7", $"b: {string.Join(' ', Enumerable.Range(1, 50))}"]));
    }

    [Test]
    public async Task A_key_is_asked_for_once_an_operation()
    {
        var (payloads, batches) = await RunAsync("{ one { same s: same t: same(key: 8) a next { same } } }");

        Assert.That(payloads, Is.EqualTo(["""{"data":{"one":{"same":"a7","s":"a7","t":"a8","a":"a1","next":{"same":"a7"}}}}"""]));
        Assert.That(batches, Is.EqualTo(["a: 7 8 1"]));
    }

    [Test]
    [Repeat(20)]
    public async Task Loads_after_other_awaits_are_right_and_few()
    {
        var (payloads, batches) = await RunAsync("{ many(count: 100) { afterYield } }");

        var items = string.Join(',', Enumerable.Range(1, 100).Select(i => $$"""{"afterYield":"a{{i}}"}"""));
        Assert.That(payloads, Is.EqualTo([$$$"""{"data":{"many":[{{{items}}}]}}"""]));
        Assert.That(batches, Has.Length.LessThanOrEqualTo(10));
        Assert.That(batches.SelectMany(b => b[3..].Split(' ')), Is.EquivalentTo(Enumerable.Range(1, 100).Select(i => $"{i}")));
    }

    [Test]
    public async Task A_load_from_a_foreign_thread_wakes_an_idle_request()
    {
        var gate = new TaskCompletionSource();
        var log = new BatchLog();
        var running = StreamAsync("{ one { afterGate } }", log, gate).ToJsonAsync();
        Assert.That(running.IsCompleted, Is.False);
        await Task.Factory.StartNew(gate.SetResult, TaskCreationOptions.LongRunning);

        Assert.That(await running, Is.EqualTo(["""{"data":{"one":{"afterGate":"a1"}}}"""]));
        Assert.That(log.Batches, Is.EqualTo(["a: 1"]));
    }

    [Test]
    public async Task A_resolver_waiting_on_something_else_holds_no_batch_back()
    {
        var gate = new TaskCompletionSource();
        var log = new BatchLog();
        var running = StreamAsync("{ one { afterGate chain } }", log, gate).ToJsonAsync();
        await Eventually.HoldsAsync(() => log.Batches.Length == 2, "the chain was loaded");
        Assert.That(log.Batches, Is.EqualTo(["a: 1", "b: 101"]));
        gate.SetResult();

        Assert.That(await running, Is.EqualTo(["""{"data":{"one":{"afterGate":"a1","chain":"b101"}}}"""]));
        Assert.That(log.Batches, Is.EqualTo(["a: 1", "b: 101"]));
    }

    [Test]
    public async Task A_batch_has_at_most_the_largest_size()
    {
        var (payloads, batches) = await RunAsync("{ many(count: 7) { small } }");

        Assert.That(payloads[0], Does.StartWith("""{"data":{"many":[{"small":"small1"},{"small":"small2"},""").And.EndWith("""{"small":"small7"}]}}"""));
        Assert.That(batches, Is.EqualTo(["small: 1 2 3", "small: 4 5 6", "small: 7"]));
    }

    [Test]
    public async Task Without_a_cache_equal_keys_of_one_batch_are_asked_for_once()
    {
        var (payloads, batches) = await RunAsync("{ many(count: 3) { uncached } }");

        Assert.That(
            payloads,
            Is.EqualTo(["""{"data":{"many":[{"uncached":"uncached0uncached0"},{"uncached":"uncached1uncached1"},{"uncached":"uncached1uncached1"}]}}"""]));
        Assert.That(batches, Is.EqualTo(["uncached: 0 1", "uncached: 0 1"]));
    }

    [Test]
    public async Task A_primed_key_is_not_asked_for_until_it_is_cleared()
    {
        var (payloads, batches) = await RunAsync("{ one { primed } }");

        Assert.That(payloads, Is.EqualTo(["""{"data":{"one":{"primed":"primeda1"}}}"""]));
        Assert.That(batches, Is.EqualTo(["a: 1"]));
    }

    [Test]
    public async Task A_key_cleared_while_it_waits_is_asked_for_once()
    {
        var (payloads, batches) = await RunAsync("{ one { cleared } }");

        Assert.That(payloads, Is.EqualTo(["""{"data":{"one":{"cleared":"a1a1a1"}}}"""]));
        Assert.That(batches, Is.EqualTo(["a: 1"]));
    }

    [Test]
    public async Task Many_keys_give_their_values_in_their_order()
    {
        var (payloads, batches) = await RunAsync("{ one { many } }");

        Assert.That(payloads, Is.EqualTo(["""{"data":{"one":{"many":["a1","a2","a1"]}}}"""]));
        Assert.That(batches, Is.EqualTo(["a: 1 2"]));
    }

    [Test]
    public async Task An_exception_fails_its_key_alone_and_a_key_without_a_result_fails()
    {
        var (payloads, _) = await RunAsync("{ many(count: 4) { picky } }");

        Assert.That(
            payloads,
            Is.EqualTo([
                """{"errors":[{"message":"The batch set no result for key '1'.","locations":[{"line":1,"column":20}],"path":["many",0,"picky"]},"""
                + """{"message":"no 3","locations":[{"line":1,"column":20}],"path":["many",2,"picky"]}],"data":"""
                + """{"many":[{"picky":null},{"picky":"picky2"},{"picky":null},{"picky":"picky4"}]}}""",
            ]));
    }

    [Test]
    public async Task A_key_that_a_dictionary_lacks_is_null()
    {
        var (payloads, batches) = await RunAsync("{ many(count: 3) { word } }");

        Assert.That(payloads, Is.EqualTo(["""{"data":{"many":[{"word":"word1"},{"word":null},{"word":"word3"}]}}"""]));
        Assert.That(batches, Is.EqualTo(["words: 1 2 3"]));
    }

    [Test]
    public async Task A_list_of_the_wrong_length_fails_its_keys()
    {
        var (payloads, _) = await RunAsync("{ many(count: 2) { few } }");

        Assert.That(
            payloads,
            Is.EqualTo([
                """{"errors":[{"message":"Received wrong number of results in dataloader, expected: 2, received: 1","locations":[{"line":1,"column":20}],"path":["many",0,"few"]},"""
                + """{"message":"Received wrong number of results in dataloader, expected: 2, received: 1","locations":[{"line":1,"column":20}],"path":["many",1,"few"]}],"data":"""
                + """{"many":[{"few":null},{"few":null}]}}""",
            ]));
    }

    [Test]
    public async Task A_batch_spans_deferred_fragments()
    {
        var (payloads, batches) = await RunAsync("{ many(count: 3) { id ... @defer { a } } one { id ... @defer { same } } }");

        Assert.That(payloads, Has.Length.EqualTo(2));
        Assert.That(batches, Is.EqualTo(["a: 1 2 3 7"]));
    }

    [Test]
    public async Task A_batch_spans_items_that_a_stream_has_at_hand()
    {
        var (payloads, batches) = await RunAsync("{ many(count: 5) @stream { id ... @defer { a } } }");

        Assert.That(payloads, Has.Length.EqualTo(3));
        Assert.That(batches, Is.EqualTo(["a: 1 2 3 4 5"]));
    }

    [Test]
    public async Task Streamed_items_are_loaded_as_they_come()
    {
        var (payloads, batches) = await RunAsync("{ slowly(count: 5) @stream { a } }");

        Assert.That(string.Concat(payloads), Does.Contain("a1").And.Contain("a5"));
        Assert.That(batches.SelectMany(b => b[3..].Split(' ')), Is.EqualTo(["1", "2", "3", "4", "5"]));
    }

    [Test]
    public async Task A_canceled_operation_leaves_no_load_waiting()
    {
        using var cancellation = new CancellationTokenSource();
        var batch = new TaskCompletionSource();
        var log = new BatchLog { Gate = () => batch.Task };
        var running = StreamAsync("{ one { longChain } }", log, cancellationToken: cancellation.Token).ToJsonAsync();
        await Eventually.HoldsAsync(() => log.Batches.Length == 1, "the first batch began");
        await cancellation.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        batch.SetResult();
        await Eventually.NothingIsOpenAsync();
        Assert.That(log.Batches, Is.EqualTo(["a: 1"]));
    }

    /// <summary>Batches that answer at once, or from another thread.</summary>
    private static BatchLog Log(bool sync) => sync ? new BatchLog() : new BatchLog { Gate = async () => await Task.Yield() };
}
