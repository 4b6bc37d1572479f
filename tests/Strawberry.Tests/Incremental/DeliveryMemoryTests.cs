using NUnit.Framework;

namespace Strawberry.Tests.Incremental;

/// <summary>What deferred fragments and streams allocate, and what they hold while their client has not asked for more.</summary>
[NonParallelizable]
public sealed class DeliveryMemoryTests
{
    // So many at a time that what the pools had ready is a small part of what they hold.
    private const int AtATime = 200;

    private static readonly IncrementalFormat[] BatchingFormats = [IncrementalFormat.Incremental2022, IncrementalFormat.PendingCompleted];

    [Test]
    public async Task A_group_that_waits_for_its_turn_holds_300_bytes_at_the_most([ValueSource(nameof(BatchingFormats))] IncrementalFormat format)
    {
        const int groups = 1000;
        var held = await HeldAsync(format, "{ rows { a ... @defer { b } } }", groups, payloads: 1) - await HeldAsync(format, "{ rows { a } }", 1, payloads: 1);

        Assert.That(held / groups, Is.LessThanOrEqualTo(300));
    }

    [Test]
    public async Task A_stream_holds_no_more_the_longer_it_is([Values("numbers", "sequence")] string field, [Values] IncrementalFormat format)
    {
        // Half of the items have left.
        static int Half(int items, IncrementalFormat format) => format == IncrementalFormat.Patch2020 ? items / 2 : items / 200;
        var query = $"{{ {field} @stream }}";
        var few = await HeldAsync(format, query, 1_000, Half(1_000, format));
        var many = await HeldAsync(format, query, 10_000, Half(10_000, format));

        Assert.That(many - few, Is.LessThanOrEqualTo(4096));
    }

    [Test]
    public async Task Groups_at_hand_cost_no_allocation_each()
    {
        var query = "{ rows { a ... @defer { b inner { a } } } }";
        var few = await AllocatedAsync(query, 10);
        var many = await AllocatedAsync(query, 1_000);

        Assert.That(many - few, Is.LessThanOrEqualTo(256));
    }

    [Test]
    public async Task Items_cost_no_allocation_each_but_their_payload([Values("numbers", "sequence")] string field)
    {
        var query = $"{{ {field} @stream }}";
        var few = await AllocatedAsync(query, 1_000);
        var many = await AllocatedAsync(query, 10_000);

        // A payload for 100 items.
        Assert.That((many - few) / 90, Is.LessThanOrEqualTo(700));
    }

    private static GraphQLRequest MakeRequest(string query, int count, IncrementalFormat format) =>
        new(query) { RootValue = new ListQuery(count), IncrementalFormat = format };

    /// <summary>Bytes that a response holds after so many payloads.</summary>
    private static async Task<long> HeldAsync(IncrementalFormat format, string query, int count, int payloads)
    {
        var schema = MakeSchema();
        var request = MakeRequest(query, count, format);
        var open = new IAsyncEnumerator<ExecutionPayload>[AtATime];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < open.Length; i++)
        {
            open[i] = schema.StreamAsync(request).GetAsyncEnumerator();
            for (var taken = 0; taken < payloads; taken++)
            {
                Assert.That(await open[i].MoveNextAsync(), Is.True);
                open[i].Current.Dispose();
            }
        }

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }

        return held / AtATime;
    }

    /// <summary>Bytes that a whole response allocates, its payloads disposed.</summary>
    private static async Task<long> AllocatedAsync(string query, int count)
    {
        var schema = MakeSchema();
        var request = MakeRequest(query, count, IncrementalFormat.Incremental2022);
        var best = long.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await foreach (var payload in schema.StreamAsync(request))
            {
                payload.Dispose();
            }

            best = Math.Min(best, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return best;
    }

    private static Schema<ListQuery> MakeSchema() => new(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    [GraphQLType]
    internal sealed class ListQuery(int count)
    {
        public ListQuery()
            : this(0)
        {
        }

        public List<ListRow> Rows { get; } = [.. Enumerable.Range(0, count).Select(i => new ListRow(i))];

        public int[] Numbers { get; } = [.. Enumerable.Range(0, count)];

        [GraphQLField]
        public async IAsyncEnumerable<int> GetSequence()
        {
            for (var i = 0; i < count; i++)
            {
                yield return i;
            }

            await Task.CompletedTask;
        }
    }

    [GraphQLType]
    internal sealed class ListRow(int number)
    {
        public int A => number;

        public string B { get; } = $"row {number}";

        public ListRow? Inner { get; } = number < 0 ? null : new ListRow(-1);
    }
}
