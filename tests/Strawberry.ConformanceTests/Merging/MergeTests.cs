using System.Collections.Immutable;
using System.Text;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Primitives;

namespace Strawberry.ConformanceTests.Merging;

public sealed class MergeTests
{
    [Test]
    public async Task A_single_payload_is_its_own_result()
    {
        var result = await Merge(Plain("""{"a":1}""", "e"));

        Assert.That(Show(result), Is.EqualTo("""{"a":1} e"""));
    }

    [Test]
    public async Task A_result_without_data_stays_without()
    {
        var result = await Merge(new ExecutionPayload { Errors = [new GraphQLError("e")], Failure = RequestFailure.Syntax });

        Assert.That((result.HasData, result.Failure, result.Errors.Count), Is.EqualTo((false, RequestFailure.Syntax, 1)));
    }

    [Test]
    public async Task Null_data_stays_null()
    {
        var result = await Merge(Plain("null", "e"));

        Assert.That(Show(result), Is.EqualTo("null e"));
    }

    [Test]
    public async Task Pending_data_merges_at_the_announced_path_and_below_it()
    {
        var result = await Merge(
            Initial(IncrementalFormat.PendingCompleted, """{"a":{"b":{"c":1}}}""", new PendingNotice("0", ["a"], null)),
            Update(
                IncrementalFormat.PendingCompleted,
                Fields("""{"d":2}""") with { Id = "0" },
                Fields("""{"e":3}""") with { Id = "0", SubPath = ["b"] }));

        Assert.That(Show(result), Is.EqualTo("""{"a":{"b":{"c":1,"e":3},"d":2}}"""));
    }

    [Test]
    public async Task Pending_items_are_appended()
    {
        var result = await Merge(
            Initial(IncrementalFormat.PendingCompleted, """{"a":[0]}""", new PendingNotice("7", ["a"], "S")),
            Update(IncrementalFormat.PendingCompleted, Items("[1,2]") with { Id = "7" }),
            Update(IncrementalFormat.PendingCompleted, Items("[null]") with { Id = "7", Error = "bad" }));

        Assert.That(Show(result), Is.EqualTo("""{"a":[0,1,2,null]} bad"""));
    }

    [Test]
    public async Task A_failed_part_adds_its_errors_and_leaves_the_data()
    {
        var result = await Merge(
            Initial(IncrementalFormat.PendingCompleted, """{"a":{"b":1}}""", new PendingNotice("0", ["a"], null)),
            new ExecutionPayload
            {
                Format = IncrementalFormat.PendingCompleted,
                HasNext = false,
                Completed = [new CompletedNotice("0") { Errors = [new GraphQLError("x"), new GraphQLError("y")] }],
            });

        Assert.That(Show(result), Is.EqualTo("""{"a":{"b":1}} x,y"""));
    }

    [Test]
    public async Task Entries_of_2022_merge_by_path_and_duplicates_do_no_harm()
    {
        var result = await Merge(
            Initial(IncrementalFormat.Incremental2022, """{"a":[{"b":1}]}"""),
            Update(
                IncrementalFormat.Incremental2022,
                Fields("""{"a":[{"b":1,"c":[[2]]}]}""") with { Path = [] },
                Items("""[{"b":4}]""") with { Path = ["a", 1] }));

        Assert.That(Show(result), Is.EqualTo("""{"a":[{"b":1,"c":[[2]]},{"b":4}]}"""));
    }

    [Test]
    public async Task Null_entries_of_2022_add_their_errors_only()
    {
        var result = await Merge(
            Initial(IncrementalFormat.Incremental2022, """{"a":[1],"b":{}}"""),
            Update(
                IncrementalFormat.Incremental2022,
                Fields("null") with { Path = ["b"], Error = "data" },
                Items("null") with { Path = ["a", 1], Error = "items" }));

        Assert.That(Show(result), Is.EqualTo("""{"a":[1],"b":{}} data,items"""));
    }

    [Test]
    public async Task A_patch_of_2020_is_one_item_or_one_object()
    {
        var result = await Merge(
            Initial(IncrementalFormat.Patch2020, """{"a":["x"],"b":{}}"""),
            Update(IncrementalFormat.Patch2020, Items("\"y\"") with { Path = ["a", 1] }),
            Update(IncrementalFormat.Patch2020, Items("null") with { Path = ["a", 2], Error = "bad" }),
            Update(IncrementalFormat.Patch2020, Fields("""{"c":true}""") with { Path = ["b"] }));

        Assert.That(Show(result), Is.EqualTo("""{"a":["x","y",null],"b":{"c":true}} bad"""));
    }

    [Test]
    public async Task What_a_null_replaced_takes_nothing()
    {
        var result = await Merge(
            Initial(IncrementalFormat.Incremental2022, """{"a":null}"""),
            Update(IncrementalFormat.Incremental2022, Fields("""{"c":1}""") with { Path = ["a"] }, Items("[1]") with { Path = ["b", 0] }));

        Assert.That(Show(result), Is.EqualTo("""{"a":null}"""));
    }

    [Test]
    public async Task Extensions_of_later_payloads_win()
    {
        var first = Initial(IncrementalFormat.Incremental2022, "{}");
        first.Extensions["a"] = 1;
        first.Extensions["b"] = 1;
        var second = Update(IncrementalFormat.Incremental2022);
        second.Extensions["b"] = 2;

        var result = await Merge(first, second);

        Assert.That(result.Extensions, Is.EquivalentTo(new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 }));
    }

    [Test]
    public async Task A_result_nested_deeper_than_a_json_reader_expects_is_merged()
    {
        const int Depth = 200;
        var nested = string.Concat(Enumerable.Repeat("""{"a":""", Depth)) + "1" + new string('}', Depth);

        var result = await Merge(Initial(IncrementalFormat.Incremental2022, nested), Update(IncrementalFormat.Incremental2022, Fields("""{"b":2}""") with { Path = [] }));

        Assert.That(Encoding.UTF8.GetString(result.DataJson.Span), Is.EqualTo(nested[..^1] + ",\"b\":2}"));
    }

    [Test]
    public void Events_cannot_be_merged() =>
        Assert.That(async () => await Merge(Plain("{}"), Plain("{}")), Throws.InvalidOperationException.With.Message.StartsWith("Only the payloads of one result"));

    [Test]
    public void Nothing_cannot_be_merged() =>
        Assert.That(async () => await Merge(), Throws.InvalidOperationException.With.Message.EqualTo("There is no payload to merge."));

    private static ValueTask<ExecutionPayload> Merge(params ExecutionPayload[] payloads) => payloads.ToAsyncEnumerable().MergeAsync();

    private static string Show(ExecutionPayload result)
    {
        Assert.That(result.HasNext, Is.Null);
        var data = Encoding.UTF8.GetString(result.DataJson.Span);
        return result.Errors.Count == 0 ? data : data + " " + string.Join(',', result.Errors.Select(e => e.Message));
    }

    private static ExecutionPayload Plain(string data, params string[] errors) => new()
    {
        HasData = true,
        DataJson = Encoding.UTF8.GetBytes(data),
        Errors = [.. errors.Select(e => new GraphQLError(e))],
    };

    private static ExecutionPayload Initial(IncrementalFormat format, string data, params PendingNotice[] pending) => new()
    {
        Format = format,
        HasData = true,
        DataJson = Encoding.UTF8.GetBytes(data),
        HasNext = true,
        Pending = pending,
    };

    private static ExecutionPayload Update(IncrementalFormat format, params Part[] parts) => new()
    {
        Format = format,
        HasNext = true,
        Incremental = [.. parts.Select(p => p.ToEntry())],
    };

    private static Part Fields(string json) => new(IsStream: false, json);

    private static Part Items(string json) => new(IsStream: true, json);

    private sealed record Part(bool IsStream, string Json)
    {
        public string? Id { get; init; }

        public ImmutableArray<PathSegment>? Path { get; init; }

        public ImmutableArray<PathSegment> SubPath { get; init; } = [];

        public string? Error { get; init; }

        public IncrementalEntry ToEntry() => new()
        {
            IsStream = IsStream,
            ContentJson = Encoding.UTF8.GetBytes(Json),
            Id = Id,
            Path = Path,
            SubPath = SubPath,
            Errors = Error is null ? [] : [new GraphQLError(Error)],
        };
    }
}
