using NUnit.Framework;

namespace Strawberry.Tests.Execution;

/// <summary>What a cached query over objects in memory allocates: nothing for an object, a field or an item.</summary>
[NonParallelizable]
public sealed class AllocationTests
{
    private const string Selection = "{ a b c d e f g h i j inner { a b } tags }";

    private static readonly Schema<RowQuery> Schema = new();

    [Test]
    public void Objects_fields_and_items_cost_no_allocation()
    {
        var small = Measure(10, out var smallSize);
        var large = Measure(1_000, out var largeSize);

        // The result itself is bytes of its own; array headers and rounding are below a kilobyte.
        Assert.That(large - largeSize, Is.LessThanOrEqualTo(small - smallSize + 1_024));
    }

    [Test]
    public void A_query_of_one_field_is_cheap() => Assert.That(Measure(new GraphQLRequest("{ one }"), out _), Is.LessThanOrEqualTo(4_096));

    private static long Measure(int count, out long size) =>
        Measure(new GraphQLRequest($"{{ rows {Selection} }}") { RootValue = new RowQuery(count) }, out size);

    private static long Measure(GraphQLRequest request, out long size)
    {
        size = 0;
        var best = long.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var running = Schema.ExecuteAsync(request);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.That(running.IsCompletedSuccessfully, Is.True);
            size = running.Result.DataJson.Length;
            best = Math.Min(best, allocated);
        }

        return best;
    }

    [GraphQLType]
    internal sealed class RowQuery(int count)
    {
        public RowQuery()
            : this(0)
        {
        }

        public List<Row> Rows { get; } = [.. Enumerable.Range(0, count).Select(i => new Row(i))];

        public int One => 1;
    }

    [GraphQLType]
    internal sealed class Row(int number)
    {
        public int A => number;

        public string B { get; } = $"row {number}";

        public bool C => true;

        public double D => 0.5;

        public ID E { get; } = new($"{number}");

        public string? F => null;

        public int? G => number;

        public long H => number;

        public Guid I => default;

        public DateTimeOffset J => DateTimeOffset.UnixEpoch;

        public Inner Inner { get; } = new();

        public List<string> Tags { get; } = ["x", "y"];
    }

    [GraphQLType]
    internal sealed class Inner
    {
        public int A => 1;

        public string B => "b";
    }
}
