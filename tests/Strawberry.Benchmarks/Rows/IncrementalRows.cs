using Strawberry.Benchmarks.Measuring;

namespace Strawberry.Benchmarks.Rows;

/// <summary>Defer, stream and subscriptions. What ours is compared with is a query of ours that has it all in one result.</summary>
internal static class IncrementalRows
{
    private const string Author = "author { id name country }";
    private const double Linear = 2.2;

    public static IEnumerable<Scenario> All(Response response) =>
    [
        .. Authors(response),
        Groups(response),
        Items(response, "stream of 10000, array", "numbers", LastPayload),
        Items(response, "stream of 10000, sequence", "sequence", LastPayload),
        .. OtherFormats(response),
        Subscription(response),
    ];

    // Half of the items have left.
    private static int LastPayload(int items) => items / 200;

    private static IEnumerable<Scenario> Authors(Response response)
    {
        var query = Query(100);
        var plain = Requests.Stream(Requests.Incremental, response, $"{{ books(first: 100) {{ title {Author} }} }}");
        var total = Requests.Stream(Requests.Incremental, response, query);
        var initial = Requests.First(Requests.Incremental, response, query);
        var without = Requests.First(Requests.Incremental, response, "{ books(first: 100) { title } }", behind: query);
        yield return new Scenario("author deferred on 100 books, initial payload", without, initial) { Claims = [Claim.Ratio(1.1, initial, without)] };
        yield return new Scenario("author deferred on 100 books, all payloads", plain, total) { Claims = [Claim.Ratio(2, total, plain)] };
    }

    private static string Query(int count) => $"{{ books(first: {count}) {{ title ... @defer {{ {Author} }} }} }}";

    private static Scenario Groups(Response response)
    {
        var plain = Requests.Stream(Requests.Incremental, response, $"{{ books(first: 1000) {{ title {Author} }} }}");
        var ours = Requests.Stream(Requests.Incremental, response, Query(1000));
        var twice = Requests.Stream(Requests.Incremental, response, Query(2000));
        return new Scenario("defer on each of 1000 items", plain, ours)
        {
            Further = [twice],
            Claims =
            [
                Claim.Ratio(3, ours, plain),
                Claim.Ratio(Linear, twice, ours, "2000: "),
                Claim.Memory(300, async () => await Retained.AfterAsync(Requests.Incremental, Query(1000), 1).ConfigureAwait(false) / 1000, "a live group "),
            ],
        };
    }

    private static Scenario Items(Response response, string name, string field, Func<int, int> halfWay)
    {
        var plain = Requests.Stream(Requests.Incremental, response, $"{{ {field}(first: 10000) }}");
        var ours = Requests.Stream(Requests.Incremental, response, $"{{ {field}(first: 10000) @stream }}");
        var twice = Requests.Stream(Requests.Incremental, response, $"{{ {field}(first: 20000) @stream }}");
        return new Scenario(name, plain, ours)
        {
            Further = [twice],
            Claims =
            [
                Claim.Ratio(3, ours, plain),
                Claim.Ratio(Linear, twice, ours, "20000: "),
                Claim.Memory(
                    4096,
                    async () => await RetainedAsync(field, 100_000, halfWay).ConfigureAwait(false) - await RetainedAsync(field, 10_000, halfWay).ConfigureAwait(false),
                    "100000 hold more by "),
            ],
        };
    }

    // For information: what is asked of the default format is not asked of these, of which one announces and completes every part and one sends it alone.
    private static IEnumerable<Scenario> OtherFormats(Response response)
    {
        foreach (var (name, schema) in new[] { ("pending and completed", Requests.PendingCompleted), ("a patch a payload", Requests.Patches) })
        {
            yield return new Scenario(
                $"defer on each of 1000 items, {name}",
                Requests.Stream(schema, response, $"{{ books(first: 1000) {{ title {Author} }} }}"),
                Requests.Stream(schema, response, Query(1000)));
            yield return new Scenario(
                $"stream of 10000, array, {name}",
                Requests.Stream(schema, response, "{ numbers(first: 10000) }"),
                Requests.Stream(schema, response, "{ numbers(first: 10000) @stream }"));
        }
    }

    private static ValueTask<double> RetainedAsync(string field, int items, Func<int, int> halfWay) =>
        Retained.AfterAsync(Requests.Incremental, $"{{ {field}(first: {items}) @stream }}", halfWay(items));

    private static Scenario Subscription(Response response)
    {
        const int events = 100_000;
        var ours = Requests.Listen(Requests.Events, response, $"subscription {{ count(to: {events}) }}", events, stretch: 2000);
        return new Scenario("subscription, an event of 100000", null, ours)
        {
            Claims = [Claim.Micros(1, () => ours.Micros)],
        };
    }
}
