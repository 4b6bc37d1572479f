using NUnit.Framework;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.Execution;

/// <summary>What a cached query over objects in memory allocates: nothing for an object, a field or an item.</summary>
[NonParallelizable]
public sealed class AllocationTests
{
    private const string Selection = "{ a b c d e f g h i j inner { a b } tags }";

    private static readonly Schema<RowQuery> Schema = new();

    [Test]
    public void Objects_fields_and_items_cost_no_allocation() =>
        Assert.That(Measure(Rows(1_000)), Is.LessThanOrEqualTo(Measure(Rows(10)) + 64));

    [Test]
    public void A_query_of_one_field_allocates_600_bytes_at_the_most()
    {
        var query = "{ one }"u8.ToArray();
        var root = new RowQuery(0);
        Assert.That(Measure(() => new GraphQLRequest(query) { RootValue = root }), Is.LessThanOrEqualTo(600));
    }

    [Test]
    public void A_hook_around_one_field_costs_the_others_nothing()
    {
        var hooked = new Schema<RowQuery>(new SchemaConfig { Extensions = [new AroundOne()] });
        Assert.That(Measure(Rows(1_000), hooked), Is.LessThanOrEqualTo(Measure(Rows(10), hooked) + 64));
    }

    [Test]
    public void Introspection_allocates_no_more_than_a_field()
    {
        var request = new GraphQLRequest("{ __schema { types { name fields { name type { kind name ofType { name } } args { name } } } } }") { RootValue = new RowQuery(0) };
        Assert.That(Measure(() => request), Is.LessThanOrEqualTo(600));
    }

    [Test]
    public void Arguments_that_cannot_change_cost_no_allocation()
    {
        static Func<GraphQLRequest> Fields(int count)
        {
            const string arguments = "text: \"some text\", number: 12, flag: true, factor: 1.5, id: \"x\", place: { room: \"attic\", row: 4 }";
            var request = new GraphQLRequest($"{{ {string.Join(' ', Enumerable.Range(0, count).Select(i => $"a{i}: given({arguments})"))} }}") { RootValue = new RowQuery(0) };
            return () => request;
        }

        Assert.That(Measure(Fields(50)), Is.LessThanOrEqualTo(Measure(Fields(1)) + 64));
    }

    [Test]
    public void Variables_that_are_used_often_are_read_once()
    {
        static Func<GraphQLRequest> Fields(int count)
        {
            var fields = string.Join(' ', Enumerable.Range(0, count).Select(i => $"a{i}: given(text: $text, number: $number, flag: $flag, factor: $factor, id: $id, place: $place)"));
            var request = new GraphQLRequest(
                $"query($text: String!, $number: Int!, $flag: Boolean!, $factor: Float!, $id: ID!, $place: Place!) {{ {fields} }}")
            {
                RootValue = new RowQuery(0),
                Variables = (ReadOnlyMemory<byte>)"""{"text":"x","number":1,"flag":true,"factor":0.5,"id":"y","place":{"room":"cellar","row":5}}"""u8.ToArray(),
            };
            return () => request;
        }

        Assert.That(Measure(Fields(50)), Is.LessThanOrEqualTo(Measure(Fields(1)) + 64));
    }

    [Test]
    public void Fields_that_wait_cost_no_allocation_of_the_engines() =>
        Assert.That(Measure(Late(1_000)), Is.LessThanOrEqualTo(Measure(Late(10)) + 64));

    [Test]
    public void A_load_allocates_its_task_and_40_bytes_for_its_batch_at_the_most()
    {
        const int task = 72;
        Assert.That(Measure(Loads(1_000)) - Measure(Loads(100)), Is.LessThanOrEqualTo(900 * (task + 40)));
    }

    private static Func<GraphQLRequest> Late(int count)
    {
        var rows = new RowQuery(count);
        return () =>
        {
            rows.Gate = new TaskCompletionSource<int>();
            return new GraphQLRequest("{ rows { late } open }") { RootValue = rows };
        };
    }

    private static Func<GraphQLRequest> Loads(int count)
    {
        var request = new GraphQLRequest("{ rows { loaded } }") { RootValue = new RowQuery(count) };
        return () => request;
    }

    private static Func<GraphQLRequest> Rows(int count)
    {
        var request = new GraphQLRequest($"{{ rows {Selection} }}") { RootValue = new RowQuery(count) };
        return () => request;
    }

    private static long Measure(Func<GraphQLRequest> make, Schema? schema = null)
    {
        var best = long.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var running = (schema ?? Schema).ExecuteAsync(make());
            var isCompleted = running.IsCompletedSuccessfully;
            running.Result.Dispose();
            best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.That(isCompleted, Is.True);
        }

        return best;
    }

    private sealed class AroundOne : SchemaExtension, IResolveHook
    {
        public bool Surrounds(ObjectType type, FieldDefinition field) => field.Name == "one";

        public ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next) => next();
    }

    [GraphQLType]
    internal sealed class RowQuery(int count)
    {
        private readonly List<Row> _rows = [.. Enumerable.Range(0, count).Select(i => new Row(i))];

        public RowQuery()
            : this(0)
        {
        }

        [GraphQLIgnore]
        public TaskCompletionSource<int> Gate { get; set; } = new();

        [GraphQLField]
        public List<Row> GetRows()
        {
            foreach (var row in _rows)
            {
                row.Gate = Gate;
            }

            return _rows;
        }

        [GraphQLField]
        public bool Open() => Gate.TrySetResult(1);

        public int One => 1;

        [GraphQLField]
        public int Given(string text, int number, bool flag, double factor, ID id, Place place) => text.Length + number + (flag ? 1 : 0) + (int)factor + id.Value.Length + place.Row;
    }

    [GraphQLInput]
    internal sealed record Place(string Room, int Row);

    [GraphQLType]
    internal sealed class Row(int number)
    {
        private readonly string _text = $"row {number}";

        [GraphQLIgnore]
        public TaskCompletionSource<int>? Gate { get; set; }

        public int A => number;

        [GraphQLField]
        public Task<int> Late() => Gate!.Task;

        [GraphQLField]
        public Task<string?> Loaded(TextLoader loader) => loader.LoadAsync(number);

        public string B => _text;

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

    internal sealed class TextLoader(Strawberry.Resolvers.DataLoaderContext context) : DataLoader<int, string>(context)
    {
        protected override Task LoadBatchAsync(DataLoaderBatch<int, string> batch, CancellationToken cancellationToken)
        {
            for (var i = 0; i < batch.Keys.Count; i++)
            {
                batch.SetResult(i, "text");
            }

            return Task.CompletedTask;
        }
    }
}
