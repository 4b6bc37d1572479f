using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Execution;

/// <summary>
/// Whatever comes late answers as what is at hand. Fields give values, nulls and failures as chance has it, the same for the same seed and path; with each seed, the
/// data of a schema where they come late is compared with that of one where they do not.
/// </summary>
[NonParallelizable]
public sealed class LatePlaceTests
{
    private const int Seeds = 150;

    private static readonly Schema Schema = new Schema<LateQuery>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    private static readonly string[] Queries =
    [
        "{ list { late } }",
        "{ list { lateMust now } other: list { a: late b: lateMust } }",
        "{ list { late lateMust value child { late } } }",
        "{ list { must list { late lateMust } late } }",
        "{ child { late child { lateMust child { late } } } childMust { late } }",
        "{ lateList { late list { lateMust } } }",
        "{ tasks strict list { tasks strict late } }",
        "{ sequence { late list { late } } list { late sequence { lateMust } late2: late } }",
        "{ list { value late childMust { value lateMust } twice } }",
        "{ rest { late lateMust child { late } } late lateMust value twice }",
        "{ list { late here { late must here { lateMust } } } }",
        "{ list { late sure lateMust } child { late sure } }",
        "{ list { late here { late sure } list { lateMust sure late } lateMust } lateList { value late sure } }",
    ];

    private static readonly string[] IncrementalQueries =
    [
        "{ list { late ... @defer { lateMust now } } }",
        "{ list { late here { must ... @defer { late } } lateMust } }",
        "{ list { now list @stream(initialCount: 1) { late } late } }",
        "{ list @stream { late list { lateMust } } late }",
        "{ child { late list { late ... @defer { again: late child { late } } } } }",
        "{ sequence @stream(initialCount: 1) { late lateMust child { late } } }",
    ];

    [TearDown]
    public Task Nothing_is_left_open() => Eventually.NothingIsOpenAsync();

    [Test]
    public async Task Tasks_that_end_elsewhere_answer_as_those_that_have_ended([ValueSource(nameof(Queries))] string query)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var expected = await RunAsync(query, new Chance(seed, static () => default));
            var late = await RunAsync(query, new Chance(seed, static async () => await Task.Yield()));
            Check(expected, late, $"{query}, seed {seed}");
        }
    }

    [Test]
    public async Task Tasks_that_end_in_any_order_answer_as_those_that_have_ended([ValueSource(nameof(Queries))] string query)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var expected = await RunAsync(query, new Chance(seed, static () => default));
            var gates = new Gates(seed);
            var running = RunAsync(query, new Chance(seed, gates.WaitAsync));
            await gates.OpenUntilAsync(running);
            Check(expected, await running, $"{query}, seed {seed}");
        }
    }

    [Test]
    public async Task What_is_deferred_or_streamed_beside_late_fields_is_merged_to_the_same(
        [ValueSource(nameof(IncrementalQueries))] string query, [Values] IncrementalFormat format)
    {
        for (var seed = 0; seed < Seeds / 3; seed++)
        {
            var expected = await MergeAsync(query, format, new Chance(seed, static () => default));
            var gates = new Gates(seed);
            var running = MergeAsync(query, format, new Chance(seed, gates.WaitAsync));
            await gates.OpenUntilAsync(running);
            Check(expected, await running, $"{query}, seed {seed}");
        }
    }

    [Test]
    public async Task A_client_that_leaves_while_fields_are_late_leaves_nothing_open([ValueSource(nameof(Queries))] string query)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var gates = new Gates(seed);
            using var leaving = new CancellationTokenSource();
            var running = Schema.ExecuteAsync(new GraphQLRequest(query) { RootValue = new LateQuery(new Chance(seed, gates.WaitAsync)) }, leaving.Token).AsTask();
            gates.OpenSome(seed % 4);
            await leaving.CancelAsync();
            try
            {
                await running;
            }
            catch (OperationCanceledException)
            {
                // Unless it was complete by then.
            }

            gates.OpenAll();
            await Eventually.NothingIsOpenAsync();
        }
    }

    [Test]
    public async Task Two_late_fields_of_an_item_that_fail_make_it_null_once()
    {
        var gates = new Gates(0);
        var running = RunAsync("{ list { a: failing b: failing now } }", new Chance(3, gates.WaitAsync, failsAlways: true));
        await gates.OpenUntilAsync(running);
        var result = (await running)!;
        var items = result["data"]!["list"]!.AsArray();
        Assert.That(items, Has.Count.GreaterThan(1));
        Assert.That(items, Has.All.Null);
        Assert.That(
            result["errors"]!.AsArray().Select(e => (int)e!["path"]![1]!),
            Is.EquivalentTo(Enumerable.Range(0, items.Count)), "an error an item");
    }

    [TestCase("{ twice }")]
    [TestCase("{ late }")]
    [TestCase("{ rest { lateMust } }")]
    [TestCase("{ value }")]
    public async Task A_late_field_alone_fails_as_one_at_hand(string query)
    {
        var failed = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var expected = await RunAsync(query, new Chance(seed, static () => default));
            var late = await RunAsync(query, new Chance(seed, static async () => await Task.Yield()));
            Assert.That(late!.ToJsonString(), Is.EqualTo(expected!.ToJsonString()));
            failed += expected["errors"] is null ? 0 : 1;
        }

        Assert.That(failed, Is.GreaterThan(3));
    }

    [TestCase("lateList", "{ lateList { failing now } }")]
    [TestCase("strict", "{ strict }")]
    public async Task Late_items_that_fail_make_their_list_null_once(string list, string query)
    {
        var gates = new Gates(0);
        var running = RunAsync(query, new Chance(3, gates.WaitAsync, failsAlways: true));
        await gates.OpenUntilAsync(running);
        var result = (await running)!;
        Assert.That(result["data"]![list], Is.Null);
        Assert.That(result["errors"]!.AsArray(), Has.Count.EqualTo(1));
    }

    private static async Task<JsonNode?> RunAsync(string query, Chance chance) =>
        JsonNode.Parse(await Schema.ExecuteJsonAsync(new GraphQLRequest(query) { RootValue = new LateQuery(chance) }));

    private static async Task<JsonNode?> MergeAsync(string query, IncrementalFormat format, Chance chance) =>
        JsonNode.Parse((await Schema.StreamAsync(new GraphQLRequest(query) { RootValue = new LateQuery(chance), IncrementalFormat = format }).MergeAsync()).ToJson());

    // Which of several errors below one null is told may differ: all that were told must have brought a null about.
    private static void Check(JsonNode? expected, JsonNode? late, string what)
    {
        Assert.That(late!["data"]?.ToJsonString(), Is.EqualTo(expected!["data"]?.ToJsonString()), what);
        var errors = late["errors"]?.AsArray() ?? [];
        Assert.That(errors.Count == 0, Is.EqualTo(expected["errors"] is null), what);
        Assert.That(errors.Select(e => e!["path"]!.ToJsonString()), Is.Unique, what);
        foreach (var error in errors)
        {
            var node = late["data"];
            foreach (var step in error!["path"]!.AsArray())
            {
                node = node switch
                {
                    JsonObject members => members[step!.GetValue<string>()],
                    JsonArray items => step!.GetValue<int>() < items.Count ? items[step.GetValue<int>()] : null,
                    _ => null,
                };
            }

            Assert.That(node, Is.Null, $"{what}: {error.ToJsonString()}");
        }
    }
}

/// <summary>What comes of a field, the same for the same seed and place.</summary>
internal sealed class Chance(int seed, Func<ValueTask> wait, bool failsAlways = false, int place = 17)
{
    public Chance At(int step) => new(seed, wait, failsAlways, (place * 31) + step);

    public int Number(int step, int below) => failsAlways ? below - 1 : (int)((uint)Mix((place * 31) + step) % (uint)below);

    public async Task<T> LateAsync<T>(int step, T value, T missing)
    {
        await wait();
        return failsAlways && step < 100 ? throw new GraphQLException("always") : Give(step, value, missing);
    }

    public T Give<T>(int step, T value, T missing) => Number(step, 12) switch
    {
        0 => missing,
        1 => throw new GraphQLException($"failed at {step}"),
        _ => value,
    };

    private int Mix(int number)
    {
        var hash = (uint)(number ^ (seed * 0x5bd1e995));
        hash = (hash ^ (hash >> 15)) * 0x2c1b3c6d;
        hash = (hash ^ (hash >> 12)) * 0x297a2d39;
        return (int)(hash ^ (hash >> 15));
    }
}

/// <summary>Gates that fields wait at, opened in an order that chance has.</summary>
internal sealed class Gates(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<TaskCompletionSource> _closed = [];
    private bool _isOpen;

    public ValueTask WaitAsync()
    {
        lock (_closed)
        {
            if (_isOpen)
            {
                return default;
            }

            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _closed.Add(gate);
            return new ValueTask(gate.Task);
        }
    }

    public async Task OpenUntilAsync(Task running)
    {
        while (!running.IsCompleted)
        {
            OpenSome(1 + _random.Next(3));
            await Task.Yield();
        }

        OpenAll();
    }

    public void OpenSome(int count)
    {
        for (; count > 0; count--)
        {
            TaskCompletionSource gate;
            lock (_closed)
            {
                if (_closed.Count == 0)
                {
                    return;
                }

                var index = _random.Next(_closed.Count);
                gate = _closed[index];
                _closed.RemoveAt(index);
            }

            gate.SetResult();
        }
    }

    public void OpenAll()
    {
        TaskCompletionSource[] gates;
        lock (_closed)
        {
            _isOpen = true;
            gates = [.. _closed];
            _closed.Clear();
        }

        foreach (var gate in gates)
        {
            gate.SetResult();
        }
    }
}

[GraphQLType]
internal sealed class LateQuery(Chance chance)
{
    public LateQuery()
        : this(new Chance(0, static () => default))
    {
    }

    private LateNode Root => new(chance.At(1));

    public List<LateNode?>? List => Root.List;

    public LateNode? Rest => Root;

    [GraphQLField]
    public Task<List<LateNode>?> GetLateListAsync() => Root.GetLateListAsync();

    [GraphQLField]
    public Task<LateNode?> GetChildAsync() => Root.GetChildAsync();

    [GraphQLField]
    public Task<LateNode> GetChildMustAsync() => Root.GetChildMustAsync();

    [GraphQLField]
    public List<Task<string?>>? GetTasks() => Root.GetTasks();

    [GraphQLField]
    public List<Task<string>>? GetStrict() => Root.GetStrict();

    [GraphQLField]
    public IAsyncEnumerable<LateNode?>? GetSequence() => Root.GetSequence();

    [GraphQLField]
    public Task<string?> GetLateAsync() => Root.GetLateAsync();

    [GraphQLField]
    public Task<string?> GetLateMustAsync() => Root.GetLateAsync();

    [GraphQLField]
    public ValueTask<int?> GetValueAsync() => Root.GetValueAsync();

    [GraphQLField]
    public Task<Task<string?>> GetTwice() => Root.GetTwice();
}

[GraphQLType]
internal sealed class LateNode(Chance chance)
{
    public int Now => chance.Number(1, 100);

    public string? Must => chance.Give(2, "must", null);

    public string Sure => chance.Give(16, "sure", null!);

    public LateNode? Here => chance.Give(3, new LateNode(chance.At(3)), null);

    public List<LateNode?>? List => chance.Give(4, Make(4).ToList(), null);

    [GraphQLField]
    public Task<string?> GetLateAsync() => chance.LateAsync<string?>(5, $"late {chance.Number(5, 1000)}", null);

    [GraphQLField]
    public Task<string> GetLateMustAsync() => chance.LateAsync(6, "late must", null!);

    [GraphQLField]
    public Task<string> GetFailingAsync() => chance.LateAsync(7, "failing", null!);

    [GraphQLField]
    public async ValueTask<int?> GetValueAsync() => await chance.LateAsync<int?>(108, chance.Number(8, 100), null);

    [GraphQLField]
    public Task<LateNode?> GetChildAsync() => chance.LateAsync(109, new LateNode(chance.At(9)), null);

    [GraphQLField]
    public Task<LateNode> GetChildMustAsync() => chance.LateAsync(110, new LateNode(chance.At(10)), null!);

    [GraphQLField]
    public Task<List<LateNode>?> GetLateListAsync() => chance.LateAsync<List<LateNode>?>(111, Make(11).ToList()!, null);

    [GraphQLField]
    public List<Task<string?>> GetTasks() =>
        [.. Enumerable.Range(0, chance.Number(12, 4)).Select(i => chance.At(12).LateAsync<string?>(i, $"task {i}", null))];

    [GraphQLField]
    public List<Task<string>>? GetStrict() =>
        [.. Enumerable.Range(0, chance.Number(13, 4)).Select(i => chance.At(13).LateAsync(i, $"task {i}", null!))];

    [GraphQLField]
    public async IAsyncEnumerable<LateNode?> GetSequence()
    {
        foreach (var node in Make(14))
        {
            await chance.LateAsync<object?>(200, null, null).ContinueWith(static _ => { }, TaskScheduler.Default);
            yield return node;
        }
    }

    [GraphQLField]
    public async Task<Task<string?>> GetTwice()
    {
        await chance.LateAsync<object?>(200, null, null).ContinueWith(static _ => { }, TaskScheduler.Default);
        return chance.LateAsync<string?>(15, "twice", null);
    }

    private IEnumerable<LateNode?> Make(int step)
    {
        var count = chance.Number(step, 5);
        for (var i = 0; i < count; i++)
        {
            var at = chance.At((step * 100) + i);
            yield return at.Number(0, 8) == 0 ? null : new LateNode(at);
        }
    }
}
