using Strawberry.Benchmarks.Measuring;

namespace Strawberry.Benchmarks.Rows;

/// <summary>Fields that wait, and loads in a batch.</summary>
internal static class WaitingRows
{
    private const int Count = 100;

    public static IEnumerable<Scenario> All(Response response)
    {
        var yields = response.Hand(json => HandWritten.TitlesAsync(json, Count));
        var ours = Requests.Execute(Requests.Plain, response, "{ books(first: 100) { title: titleYielded } }");
        var resolvers = new Side(ResolversAsync);
        var request = Requests.Execute(Requests.Plain, response, "{ books(first: 100) { title } }");
        yield return new Scenario("100 fields that yield", yields, ours)
        {
            SameAnswer = response,
            Further = [resolvers, request],
            Claims =
            [
                Claim.Ratio(1.5, ours, yields),
                Claim.Bytes(104, () => (ours.Allocated - resolvers.Allocated - request.Allocated) / Count, "a field "),
            ],
        };

        yield return Loads(response, "100 loads, one batch", "authorLoaded", response.Hand(json => HandWritten.LoadedAsync(json, Count)));
        yield return Loads(
            response, "100 loads that are awaited", "authorAwaited", response.Hand(json => HandWritten.LoadedAndAwaitedAsync(json, Count)));
    }

    private static Scenario Loads(Response response, string name, string field, Side hand)
    {
        var ours = Requests.Execute(Requests.Plain, response, $"{{ books(first: 100) {{ {field} {{ id name }} }} }}");
        return new Scenario(name, hand, ours) { SameAnswer = response, Claims = [Claim.Ratio(2, ours, hand)] };
    }

    // What resolvers allocate themselves.
    private static async ValueTask ResolversAsync()
    {
        Task last = Task.CompletedTask;
        foreach (var book in Library.Take(Count))
        {
            last = book.GetTitleYieldedAsync();
        }

        await last.ConfigureAwait(false);
    }
}
