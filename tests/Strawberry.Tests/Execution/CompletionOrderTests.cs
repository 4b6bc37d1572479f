using NUnit.Framework;
using Strawberry.Tests.Tools;
using static Strawberry.Tests.Execution.HandRequests;

namespace Strawberry.Tests.Execution;

/// <summary>Each order in which resolvers end is a case of its own.</summary>
[NonParallelizable]
public sealed class CompletionOrderTests
{
    private static readonly Schema<HandQuery, HandMutation, HandSubscription> Schema = MakeSchema();

    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public async Task Late_values_stand_at_their_places([Values("abc", "acb", "bac", "bca", "cab", "cba")] string order)
    {
        var hands = new Hands();
        var running = Schema.ExecuteJsonAsync(hands.Request(
            """
            { root { a: slow(key: "a") name b: slowThing(key: "b") { name c: slow(key: "c") n: null } d: null } }
            """));
        foreach (var key in order)
        {
            hands.Set($"{key}", $"{key}!");
            await Task.Yield();
        }

        Assert.That(await running, Is.EqualTo("""{"data":{"root":{"a":"a!","name":"root","b":{"name":"b!","c":"c!","n":null},"d":null}}}"""));
    }

    [Test]
    public async Task A_null_in_a_non_null_field_nulls_its_parent_whenever_its_siblings_end([Values("ab", "ba", "a")] string order)
    {
        var hands = new Hands();
        var running = Schema.ExecuteJsonAsync(hands.Request("""{ root { name } maybe { a: slowMust(key: "a") b: slowMust(key: "b") fails name } }"""));
        foreach (var key in order)
        {
            hands.Set($"{key}", key == 'a' ? null : "b!");
        }

        Assert.That(
            await running,
            Does.StartWith("""{"errors":[{"message":"maybe fails",""").Or.StartWith("""{"errors":[{"message":"Cannot return null for non-nullable field Thing.slowMust.",""")
                .And.EndWith(""","data":{"root":{"name":"root"},"maybe":null}}"""));
        if (order == "a")
        {
            hands.Set("b", "too late");
        }
    }

    [Test]
    public async Task The_error_of_an_abandoned_sibling_is_dropped()
    {
        var hands = new Hands();
        var running = Schema.ExecuteJsonAsync(hands.Request("""{ maybe { failsHard slow(key: "s") } root { slow(key: "end") } }"""));
        hands.Fail("s");
        hands.Set("end", "end");

        Assert.That(
            await running,
            Is.EqualTo("""{"errors":[{"message":"maybe fails hard","locations":[{"line":1,"column":11}],"path":["maybe","failsHard"]}],"data":{"maybe":null,"root":{"slow":"end"}}}"""));
    }

    [Test]
    public async Task A_null_at_the_root_ends_the_response_without_waiting()
    {
        var hands = new Hands();
        var json = await Schema.ExecuteJsonAsync(hands.Request("""{ root { slow(key: "never") failsHard } }"""));

        Assert.That(json, Is.EqualTo("""{"errors":[{"message":"root fails hard","locations":[{"line":1,"column":29}],"path":["root","failsHard"]}],"data":null}"""));
        hands.Set("never");
    }

    [Test]
    public async Task A_late_null_of_an_inner_object_reaches_an_item_or_the_list()
    {
        var hands = new Hands();
        var running = Schema.ExecuteJsonAsync(hands.Request("""{ maybe { name things(count: 2) { name slowMust(key: "k") } } root { name } }"""));
        hands.Set("k");

        Assert.That(
            await running,
            Is.AnyOf(
                """{"errors":[{"message":"Cannot return null for non-nullable field Thing.slowMust.","locations":[{"line":1,"column":40}],"path":["maybe","things",0,"slowMust"]}],"data":{"maybe":null,"root":{"name":"root"}}}""",
                """{"errors":[{"message":"Cannot return null for non-nullable field Thing.slowMust.","locations":[{"line":1,"column":40}],"path":["maybe","things",1,"slowMust"]}],"data":{"maybe":null,"root":{"name":"root"}}}"""),
            "both items wait for one task: whichever goes on first is the one to fail");
    }

    [Test]
    public async Task A_sequence_without_stream_is_one_list_whose_items_may_wait([Values("tsab", "tsba", "tasb")] string order)
    {
        var hands = new Hands();
        var running = Schema.ExecuteJsonAsync(hands.Request("""{ root { slowThings(key: "t") { name a: slow(key: "a") b: slow(key: "b") } name } }"""));
        foreach (var key in order)
        {
            switch (key)
            {
                case 't':
                    hands.Set("t0", "first");
                    break;
                case 's':
                    hands.Set("t1", "second");
                    break;
                default:
                    hands.Set($"{key}", $"{key}!");
                    break;
            }

            await Task.Yield();
        }

        hands.Set("t2");
        Assert.That(
            await running,
            Is.EqualTo("""{"data":{"root":{"slowThings":[{"name":"first","a":"a!","b":"b!"},{"name":"second","a":"a!","b":"b!"}],"name":"root"}}}"""));
    }

    [Test]
    public async Task Mutation_fields_run_one_after_the_other_with_late_values_in_place()
    {
        var hands = new Hands();
        var running = Schema.ExecuteJsonAsync(hands.Request(
            """mutation { a: step(key: "a") make(name: "m") { name slow(key: "s") } b: step(key: "b") fail c: step(key: "c") }"""));
        Assert.That(hands.Log, Is.EqualTo(["a began 1"]));
        hands.Set("b", "B");
        hands.Set("a", "A");
        await Eventually.HoldsAsync(() => hands.Log.Length == 2, "the first step ended");
        hands.Set("s", "S");
        await Eventually.HoldsAsync(() => hands.Log.Contains("c began 5"), "the last step began");
        hands.Set("c", "C");

        Assert.That(
            await running,
            Is.EqualTo(
                """{"errors":[{"message":"fail 4","locations":[{"line":1,"column":88}],"path":["fail"]}],"data":{"a":"A","make":{"name":"m2","slow":"S"},"b":"B","fail":null,"c":"C"}}"""));
        Assert.That(hands.Log, Is.EqualTo(["a began 1", "a ended", "b began 3", "b ended", "c began 5", "c ended"]));
    }

    [Test]
    [Repeat(5)]
    public async Task Ten_thousand_racing_completions_give_the_right_result()
    {
        const int Count = 10_000;
        var race = new Race(Count);
        var schema = new Schema<Race.Query>();
        var running = schema.ExecuteJsonAsync(new GraphQLRequest("{ racers { number value } }") { RootValue = new Race.Query(race) });
        var threads = new Thread[8];
        for (var t = 0; t < threads.Length; t++)
        {
            var first = t;
            threads[t] = new Thread(() =>
            {
                for (var i = first; i < Count; i += threads.Length)
                {
                    race.Values[i].SetResult(i * 2);
                }
            });
        }

        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        var items = string.Join(',', Enumerable.Range(0, Count).Select(i => $$"""{"number":{{i}},"value":{{i * 2}}}"""));
        Assert.That(await running, Is.EqualTo($$$"""{"data":{"racers":[{{{items}}}]}}"""));
    }

    [Test]
    public async Task A_resolver_started_by_a_completion_sees_the_requests_ambient_values()
    {
        var ambient = new AsyncLocal<string?> { Value = "request" };
        var race = new Race(1) { Ambient = ambient };
        var running = new Schema<Race.Query>().ExecuteJsonAsync(new GraphQLRequest("{ racer { ambient } }") { RootValue = new Race.Query(race) });
        var thread = new Thread(() =>
        {
            ambient.Value = "foreign";
            race.Values[0].SetResult(0);
        });
        thread.Start();
        thread.Join();

        Assert.That(await running, Is.EqualTo("""{"data":{"racer":{"ambient":"request"}}}"""));
    }
}

internal sealed class Race(int count)
{
    public TaskCompletionSource<int>[] Values { get; } = [.. Enumerable.Range(0, count).Select(_ => new TaskCompletionSource<int>())];

    public AsyncLocal<string?>? Ambient { get; init; }

    [GraphQLType(Name = "RaceQuery")]
    internal sealed class Query(Race race)
    {
        [GraphQLField]
        public List<Racer> Racers() => [.. race.Values.Select((v, i) => new Racer(i, v.Task, race))];

        [GraphQLField]
        public async Task<Racer> Racer()
        {
            await race.Values[0].Task;
            return new Racer(0, race.Values[0].Task, race);
        }
    }

    [GraphQLType]
    internal sealed class Racer(int number, Task<int> value, Race race)
    {
        public int Number => number;

        [GraphQLField]
        public async Task<int> Value() => await value;

        public string? Ambient => race.Ambient?.Value;
    }
}
