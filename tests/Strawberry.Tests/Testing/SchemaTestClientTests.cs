using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Testing;

namespace Strawberry.Tests.Testing;

public sealed class SchemaTestClientTests
{
    private const string Deferred = "{ title comments @stream(initialCount: 1) ... @defer { author { name } } }";

    private static readonly Schema Shelf =
        new Schema<ShelfQuery, None, ShelfSubscription>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    private static readonly SchemaTestClient Client = new(Shelf);

    [Test]
    public async Task A_result_is_read_by_paths()
    {
        var result = await Client.ExecuteAsync("query ($n: Int!) { title comments numbers(n: $n) author { name mood } }", """{"n":3}""");

        Assert.That(result.EnsureNoErrors(), Is.SameAs(result));
        Assert.That(result.Get<string>("title"), Is.EqualTo("Payloads"));
        Assert.That(result.Get<int>("numbers.2"), Is.EqualTo(2));
        Assert.That(result.Get<List<string>>("comments"), Is.EqualTo(["first", "second"]));
        Assert.That(result.Get<Author>("author"), Is.EqualTo(new Author("Jane Doe", Mood.VeryGood)));
        Assert.That(result.Get("comments.1").GetString(), Is.EqualTo("second"));
        Assert.That(result.HasNext, Is.Null);
        Assert.That(result.StatusCode, Is.Null);
    }

    [TestCase("author.nam", "There is no author.nam in the data: data.author has name.")]
    [TestCase("comments.2", "There is no comments.2 in the data: data.comments is a list of 2.")]
    [TestCase("comments.first", "There is no comments.first in the data: data.comments is a list of 2.")]
    [TestCase("title.0", "There is no title.0 in the data: data.title is \"Payloads\".")]
    [TestCase("title", "title is no Int32 but \"Payloads\"")]
    public async Task What_is_not_there_says_what_is(string path, string message)
    {
        var result = await Client.ExecuteAsync("{ title comments author { name } }");

        Assert.That(() => result.Get<int>(path), Throws.InstanceOf<TestClientException>().With.Message.EqualTo(message));
    }

    [Test]
    public async Task Errors_are_read_with_all_they_say()
    {
        var result = await Client.ExecuteAsync("{ title broken }");

        var error = result.Errors.Single();
        Assert.That(error.Message, Is.EqualTo("no"));
        Assert.That(error.Path, Is.EqualTo(new[] { new Strawberry.Primitives.PathSegment("broken") }));
        Assert.That(error.Locations, Is.EqualTo(new[] { new SourceLocation(1, 9) }));
        Assert.That(error.Extensions, Is.EqualTo(new Dictionary<string, object?> { ["code"] = "NO", ["retry"] = 3 }));
        Assert.That(
            () => result.EnsureNoErrors(),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("The response has errors: no\n{\"errors\":"));
    }

    [Test]
    public async Task A_request_that_fails_has_no_data_to_read()
    {
        var result = await Client.ExecuteAsync("{ nothing }");

        Assert.That(result.Data.ValueKind, Is.EqualTo(JsonValueKind.Undefined));
        Assert.That(
            () => result.Get("nothing"),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("There is no data to find nothing in. The response is {\"errors\":[{"));
    }

    [TestCase(IncrementalFormat.Incremental2022)]
    [TestCase(IncrementalFormat.PendingCompleted)]
    [TestCase(IncrementalFormat.Patch2020)]
    public async Task Payloads_come_one_by_one_and_add_up_in_every_format(IncrementalFormat format)
    {
        var client = new SchemaTestClient(Shelf) { Format = format };

        var payloads = await client.StreamAsync(Deferred).ToListAsync();
        var inProcess = await Shelf.StreamAsync(new GraphQLRequest(Deferred) { IncrementalFormat = format }).Select(p => p.ToJson()).ToListAsync();
        Assert.That(payloads.Select(p => p.ToJson()), Is.EqualTo(inProcess));
        Assert.That(payloads.Select(p => p.HasNext), Is.EqualTo([.. Enumerable.Repeat<bool?>(true, payloads.Count - 1), false]));

        var merged = await client.StreamAsync(Deferred).MergeAsync();
        AssertJson(merged, """{"data":{"title":"Payloads","comments":["first","second"],"author":{"name":"Jane Doe"}}}""");
    }

    [TestCase(IncrementalFormat.Incremental2022)]
    [TestCase(IncrementalFormat.PendingCompleted)]
    [TestCase(IncrementalFormat.Patch2020)]
    public async Task Fragments_on_items_add_up_in_every_format_whether_they_fail_or_not(IncrementalFormat format)
    {
        var client = new SchemaTestClient(Shelf) { Format = format };

        var merged = await client.StreamAsync("{ authors @stream(initialCount: 1) { name ... @defer { strictlyBroken } ... @defer { mood } } }").MergeAsync();

        AssertJson(
            merged.Data, """{"authors":[{"name":"Jane Doe","mood":"VERY_GOOD"},null,{"name":"John Doe","mood":"BAD"}]}""", merged.ToJson());
        Assert.That(merged.Errors.Select(e => e.Message).Distinct(), Is.EqualTo(["no"]));
    }

    [Test]
    public async Task Events_of_a_subscription_are_a_payload_each()
    {
        var payloads = await Client.StreamAsync("subscription { ticks(to: 2) }").Select(p => p.ToJson()).ToListAsync();

        Assert.That(payloads, Is.EqualTo(["""{"data":{"ticks":1}}""", """{"data":{"ticks":2}}"""]));
        Assert.That(
            async () => await Client.StreamAsync("subscription { ticks(to: 2) }").MergeAsync(),
            Throws.InvalidOperationException.With.Message.StartsWith("Only the payloads of one result can be merged"));
    }

    [Test]
    public async Task Times_are_those_of_the_clock()
    {
        var clock = new SteppingClock();
        var client = new SchemaTestClient(Shelf) { Time = clock };

        var payloads = new List<ReceivedPayload>();
        await foreach (var payload in client.StreamAsync("{ title ... @defer { author { name } } }"))
        {
            payloads.Add(payload);
            clock.Now += TimeSpan.FromSeconds(2);
        }

        Assert.That(payloads.Select(p => p.Elapsed), Is.EqualTo([TimeSpan.Zero, TimeSpan.FromSeconds(2)]));
    }

    [Test]
    public void An_operation_that_says_nothing_fails_and_is_cancelled()
    {
        ShelfQuery.Cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var client = new SchemaTestClient(Shelf) { Timeout = TimeSpan.FromMilliseconds(20) };

        Assert.That(
            async () => await client.StreamAsync("{ title ... @defer { never } }").ToListAsync(),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo(
                "No payload came within 0.02 s, after 1 that did. The client's Timeout says how long to wait."));
        Assert.That(async () => await ShelfQuery.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
    }

    [Test]
    public void What_belongs_to_HTTP_is_refused()
    {
        Assert.That(
            async () => await Client.ExecuteAsync(new TestRequest("{ title }") { Headers = { ["X"] = "1" } }),
            Throws.InstanceOf<TestClientException>().With.Message.StartsWith("A bare schema is asked without headers."));
        Assert.That(
            async () => await Client.ExecuteAsync("{ title }", new Dictionary<string, object?> { ["f"] = new TestFile("a.txt", "A") }),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo("A bare schema takes no files: HttpTestClient uploads them."));
        Assert.That(
            async () => await Client.ExecuteAsync(new TestRequest { DocumentId = "1" }),
            Throws.InstanceOf<TestClientException>().With.Message.EqualTo("A bare schema executes a query; documents are found by their id over HTTP."));
    }

    [TestCase("[1]", "The variables are no JSON object but [1]")]
    [TestCase("{a:1}", "The variables are no JSON: ")]
    public void Variables_that_are_no_object_are_refused(string variables, string message) =>
        Assert.That(async () => await Client.ExecuteAsync("{ title }", variables), Throws.InstanceOf<TestClientException>().With.Message.StartsWith(message));

    [Test]
    public async Task The_operation_the_services_and_the_context_reach_the_schema()
    {
        var client = new SchemaTestClient(Shelf) { Context = "here" };

        var result = await client.ExecuteAsync(new TestRequest("query A { title } query B { context }") { OperationName = "B", Extensions = { ["a"] = 1 } });

        Assert.That(result.Get<string>("context"), Is.EqualTo("here"));
    }

    [Test]
    public Task Received_payloads_make_the_same_snapshot() => Client.StreamAsync(Deferred).MatchSnapshotAsync();

    private static void AssertJson(ReceivedPayload payload, string expected) => AssertJson(payload.Json, expected, payload.ToJson());

    private static void AssertJson(JsonElement actual, string expected, string message) =>
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(actual.GetRawText()), JsonNode.Parse(expected)), message);

    private sealed class SteppingClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    internal sealed record Author(string Name, Mood Mood);

    internal enum Mood
    {
        VeryGood,
        Bad,
    }

    [GraphQLType(Name = "Author")]
    internal sealed record ShelfAuthor(string Name, Mood Mood)
    {
        [GraphQLField]
        public string StrictlyBroken() => throw new GraphQLException("no");
    }

    [GraphQLType(Name = "Query")]
    internal sealed class ShelfQuery
    {
        public static TaskCompletionSource Cancelled { get; set; } = new();

        public string Title => "Payloads";

        public ShelfAuthor Author => new("Jane Doe", Mood.VeryGood);

        public IReadOnlyList<string> Comments => ["first", "second"];

        public IReadOnlyList<ShelfAuthor?> Authors => [Author, null, new("John Doe", Mood.Bad)];

        [GraphQLField]
        public IReadOnlyList<int> Numbers(int n) => [.. Enumerable.Range(0, n)];

        [GraphQLField]
        public string? Broken() => throw new GraphQLException("no", code: "NO") { Extensions = { ["retry"] = 3 } };

        [GraphQLField]
        public string? Context(ResolveInfo<object> info) => info.Context as string;

        [GraphQLField]
        public async Task<string> Never(CancellationToken cancellationToken)
        {
            using var registration = cancellationToken.Register(() => Cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }
    }

    [GraphQLType(Name = "Subscription")]
    internal sealed class ShelfSubscription
    {
        [GraphQLField]
        public IAsyncEnumerable<int> Ticks(int to) => Enumerable.Range(1, to).ToAsyncEnumerable();
    }
}
