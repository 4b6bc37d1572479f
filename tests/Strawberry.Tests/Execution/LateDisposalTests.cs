using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

/// <summary>Three numbers, of which the third may keep its reader waiting, and a disposal that ends when the test says so.</summary>
internal sealed class StickySequence(bool ends) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
{
    private readonly TaskCompletionSource _disposal = new();
    private readonly TaskCompletionSource<bool> _third = new();

    public int Current { get; private set; }

    public bool IsDisposing { get; private set; }

    public void Release() => _disposal.SetResult();

    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        cancellationToken.Register(() => _third.TrySetCanceled(cancellationToken));
        return this;
    }

    public ValueTask<bool> MoveNextAsync() => ++Current < 3 || ends ? new(Current < 3) : new(_third.Task);

    public ValueTask DisposeAsync()
    {
        IsDisposing = true;
        return new(_disposal.Task);
    }
}

[GraphQLType]
internal sealed class StickyQuery
{
    [GraphQLField]
    public IAsyncEnumerable<int> GetNumbers(ResolveInfo<StickySequence> info) => info.Context;
}

[GraphQLType]
internal sealed class StickySubscription
{
    [GraphQLField]
    public IAsyncEnumerable<int> GetNumbers(ResolveInfo<StickySequence> info) => info.Context;
}

/// <summary>A source whose disposal does not end is nobody's prison: it is left to itself, and counted until it ends.</summary>
[NonParallelizable]
public sealed class LateDisposalTests
{
    private static readonly Schema Schema =
        new Schema<StickyQuery, None, StickySubscription>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [TestCase("subscription { numbers }", 1)]
    [TestCase("subscription { numbers }", 2)]
    [TestCase("{ numbers @stream }", 1)]
    [TestCase("{ numbers @stream(initialCount: 1) }", 2)]
    public async Task A_consumer_that_breaks_leaves(string query, int payloads)
    {
        var source = new StickySequence(ends: false);
        await foreach (var payload in Schema.StreamAsync(new GraphQLRequest(query) { Context = source }))
        {
            Assert.That(payload.Errors, Is.Empty);
            if (--payloads == 0)
            {
                break;
            }
        }

        await CheckAbandonedAsync(source);
    }

    [TestCase("subscription { numbers }")]
    [TestCase("{ numbers @stream }")]
    [TestCase("{ numbers }")]
    public async Task A_consumer_that_cancels_leaves(string query)
    {
        var source = new StickySequence(ends: false);
        using var cancellation = new CancellationTokenSource();
        var reading = Schema.StreamAsync(new GraphQLRequest(query) { Context = source }, cancellation.Token).ToJsonAsync();
        await cancellation.CancelAsync();

        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        await CheckAbandonedAsync(source);
    }

    [TestCase("{ numbers @stream }", """{"hasNext":false}""")]
    [TestCase("{ numbers }", """{"data":{"numbers":[1,2]}}""")]
    public async Task A_list_that_ended_is_complete(string query, string last)
    {
        var source = new StickySequence(ends: true);
        var payloads = await Schema.StreamAsync(new GraphQLRequest(query) { Context = source }).ToJsonAsync();

        Assert.That(payloads[^1], Does.EndWith(last.TrimStart('{')));
        await CheckAbandonedAsync(source);
    }

    [Test]
    public async Task The_end_of_the_events_waits_for_the_source_until_it_is_canceled([Values] bool canceled)
    {
        var source = new StickySequence(ends: true);
        using var cancellation = new CancellationTokenSource();
        var reading = Schema.StreamAsync(new GraphQLRequest("subscription { numbers }") { Context = source }, cancellation.Token).ToJsonAsync();
        await Eventually.HoldsAsync(() => source.IsDisposing, "the source is disposed of");
        Assert.That(reading.IsCompleted, Is.False);
        if (canceled)
        {
            await cancellation.CancelAsync();
            Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
            await CheckAbandonedAsync(source);
        }
        else
        {
            source.Release();
            Assert.That(await reading, Is.EqualTo(["""{"data":{"numbers":1}}""", """{"data":{"numbers":2}}"""]));
        }
    }

    private static async Task CheckAbandonedAsync(StickySequence source)
    {
        await Eventually.HoldsAsync(() => source.IsDisposing, "the source is disposed of");
        Assert.That(
            (Strawberry.Execution.EngineCounters.OpenEnumerators, Strawberry.Execution.EngineCounters.PendingTasks),
            Is.EqualTo((1, 1)),
            "the abandoned disposal is counted");
        source.Release();
    }
}
