namespace Strawberry.AspNetCore.Tests.Services;

/// <summary>Scoped services as EF Core has them: a context bears one user at a time, and nobody may use it behind its disposal.</summary>
public sealed class EntityFrameworkTests
{
    private LibraryApp _app = null!;

    [SetUp]
    public async Task Start() => _app = await LibraryApp.StartAsync();

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Parallel_siblings_have_a_context_each_and_run_at_once()
    {
        var started = new CountdownEvent(3);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _app.Log.Gate = () =>
        {
            if (started.Signal())
            {
                gate.SetResult();
            }

            return gate.Task;
        };
        var result = await _app.RunAsync("{ a: book(id: 1) { title } b: book(id: 2) { title } c: book(id: 3) { title } }");

        Assert.That(result, Is.EqualTo(["""{"data":{"a":{"title":"Book 1"},"b":{"title":"Book 2"},"c":{"title":"Book 3"}}}"""]));
        Assert.That(_app.Log.MostAtOnce, Is.EqualTo(3));
        await _app.EndedWithAsync(3);
    }

    [Test]
    public async Task Items_of_nested_lists_have_a_context_each()
    {
        var result = await _app.RunAsync("{ books { id blurb next { id blurb } } }");

        Assert.That(
            result.Single(),
            Is.EqualTo("""{"data":{"books":[{"id":1,"blurb":"About Book 1","next":{"id":2,"blurb":"About Book 2"}},{"id":2,"blurb":"About Book 2","next":{"id":3,"blurb":"About Book 3"}},{"id":3,"blurb":"About Book 3","next":{"id":4,"blurb":"About Book 4"}},{"id":4,"blurb":"About Book 4","next":{"id":5,"blurb":"About Book 5"}},{"id":5,"blurb":"About Book 5","next":null}]}}"""));
        await _app.EndedWithAsync(1 + 5 + 5 + 4);
    }

    [Test]
    public async Task Deferred_fragments_have_contexts_of_their_own_that_live_until_the_last_payload()
    {
        var disposed = new List<int>();
        await foreach (var payload in _app.StreamAsync("{ book(id: 1) { id ... @defer { blurb } ... @defer { next { blurb } } } }"))
        {
            disposed.Add(_app.Log.Disposed);
        }

        Assert.That(disposed, Is.All.Zero);
        await _app.EndedWithAsync(4);
    }

    [Test]
    public async Task A_streamed_sequence_keeps_its_context_until_it_has_ended_and_items_let_theirs_go()
    {
        var disposed = new List<int>();
        await foreach (var payload in _app.StreamAsync("{ all @stream(initialCount: 1) { id blurb } }"))
        {
            disposed.Add(_app.Log.Disposed);
        }

        // Of the item in the initial result the context ends with the operation, of a streamed one with the item.
        Assert.That(disposed.Last(), Is.InRange(3, 4));
        await _app.EndedWithAsync(1 + 5);
    }

    [Test]
    public async Task What_is_deferred_in_a_streamed_item_keeps_the_items_context()
    {
        var result = await _app.RunAsync("{ all @stream { id ... @defer { blurb next { blurb } } } }");

        Assert.That(string.Concat(result), Does.Contain("About Book 5"));
        await _app.EndedWithAsync(1 + 5 + 5 + 4);
    }

    [Test]
    public async Task Mutations_in_turn_share_one_context_and_their_results_fields_do_not()
    {
        var result = await _app.RunAsync("mutation { a: add(title: \"A\") { title found } b: add(title: \"B\") { title } c: addApart(title: \"C\") { title } }");

        Assert.That(
            result,
            Is.EqualTo(["""{"data":{"a":{"title":"A","found":"Book 1"},"b":{"title":"B"},"c":{"title":"C"}}}"""]));
        await _app.EndedWithAsync(3);
    }

    [Test]
    public async Task The_context_that_mutations_share_is_the_same()
    {
        var result = await _app.RunAsync("mutation { a: add(title: \"A\") { context } b: add(title: \"B\") { context } c: addApart(title: \"C\") { context } }");

        var numbers = System.Text.Json.Nodes.JsonNode.Parse(result.Single())!["data"]!.AsObject().Select(f => (int)f.Value!["context"]!).ToArray();
        Assert.That(numbers[0], Is.EqualTo(numbers[1]).And.Not.EqualTo(numbers[2]));
    }

    [Test]
    public async Task Each_batch_of_a_loader_has_a_context_that_ends_with_it()
    {
        // Two loaders at once, one of them in three batches.
        var result = await _app.RunAsync("{ books { shelf author } }");

        Assert.That(result.Single(), Does.Contain("""{"shelf":"Shelf 5","author":"Author 5"}"""));
        await _app.EndedWithAsync(1 + 1 + 3);
    }

    [Test]
    public async Task A_subscription_keeps_the_context_of_its_source_and_events_have_their_own()
    {
        var disposed = new List<int>();
        await foreach (var payload in _app.StreamAsync("subscription { bookAdded { blurb next { id } } }"))
        {
            disposed.Add(_app.Log.Disposed);
        }

        Assert.That(disposed, Is.EqualTo([2, 4, 6, 8, 10]));
        await _app.EndedWithAsync(11);
    }

    [Test]
    public async Task Contexts_are_disposed_when_resolvers_fail()
    {
        var result = await _app.RunAsync("{ book(id: 1) { broken } again: book(id: 2) { title } }");

        Assert.That(result.Single(), Does.Contain("Context made").And.Contain("\"book\":null").And.Contain("Book 2"));
        await _app.EndedWithAsync(3);
    }

    [Test]
    public async Task A_singleton_needs_no_scope()
    {
        Assert.That(await _app.RunAsync("{ a: singleton b: singleton }"), Is.EqualTo(["""{"data":{"a":"0","b":"0"}}"""]));
        Assert.That(_app.Scopes, Is.Zero);
    }

    [Test]
    public async Task One_context_can_be_shared_by_choice()
    {
        var result = await _app.RunAsync("{ a: shared b: shared ... @defer { c: shared } }");

        Assert.That(result.Select(r => r.Length), Has.Exactly(2).Items);
        await _app.EndedWithAsync(1);
        Assert.That(_app.Scopes, Is.EqualTo(1));
    }

    [TestCase("{ all @stream { id blurb } }", "multipart/mixed")]
    [TestCase("{ all { id } }", "application/json")]
    [TestCase("{ book(id: 1) { id ... @defer { blurb } } }", "multipart/mixed")]
    [TestCase("subscription { bookAdded { id blurb } }", "text/event-stream")]
    [TestCase("mutation { add(title: \"A\") { title } }", "application/json")]
    public async Task A_client_that_leaves_lets_no_context_be_disposed_in_use(string query, string accept)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _app.Log.Gate = () =>
        {
            entered.TrySetResult();
            return gate.Task;
        };
        using (await _app.PostAsync(query, accept))
        {
            await entered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await _app.Log.Canceled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var made = _app.Log.Made;
        gate.SetResult();
        await _app.EndedWithAsync(made);
    }
}
