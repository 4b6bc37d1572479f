using Strawberry.AspNetCore.Tests.Transport;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;
using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>What becomes of operations while the client takes messages slowly, or not at all.</summary>
public sealed class BackPressureTests
{
    private const string Pong = """{"type":"pong"}""";

    [Test]
    public async Task An_operation_is_asked_for_more_when_the_client_has_taken_what_came_before()
    {
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(Part("2", hasNext: false));
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.IsEager = false;
        connection.Socket.Say(Subscribe("{ a }"));

        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":1,"hasNext":true}""")));
        Assert.That(executor.Asked, Is.EqualTo(1));
        connection.Socket.Take();
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":2,"hasNext":false}""")));
        connection.Socket.Take();
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Complete()));
    }

    [Test]
    public async Task An_operation_without_end_leaves_others_their_turn()
    {
        var endless = new ScriptedExecutor();
        for (var i = 0; i < 1_000_000; i++)
        {
            endless.Then(Result("1", Language.OperationType.Subscription));
        }

        var executor = new ExecutorByQuery { ["{ endless }"] = endless, ["{ b }"] = new ScriptedExecutor().Then(Result("2")) };
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.Say(Subscribe("{ endless }", "a"));
        connection.Socket.Say(Subscribe("{ b }", "b"));

        string message;
        do
        {
            message = await connection.Socket.SeeAsync();
        }
        while (message != Complete("b"));
        Assert.That(endless.Asked, Is.LessThan(1_000_000));
        connection.Socket.SayClose();
        await connection.EndedInTime;
    }

    [Test]
    public async Task What_waits_for_its_turn_is_not_sent_when_the_client_has_stopped_it_meanwhile()
    {
        var executor = new ExecutorByQuery { ["{ a }"] = new ScriptedExecutor().Then(Result("1")), ["{ b }"] = new ScriptedExecutor().Then(Result("2")) };
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.IsEager = false;
        connection.Socket.Say(Subscribe("{ a }", "a"));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":1}""", "a")));
        connection.Socket.Say(Subscribe("{ b }", "b"));
        connection.Socket.Say(Complete("b"));
        connection.Socket.Say("""{"type":"ping"}""");
        Assert.That(await executor["{ b }"].Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
        connection.Socket.IsEager = true;
        connection.Socket.Take();

        Assert.That(new[] { await connection.Socket.SeeAsync(), await connection.Socket.SeeAsync() }, Is.EquivalentTo(new[] { Complete("a"), Pong }));
        connection.Socket.SayClose();
        await connection.EndedInTime;
        Assert.That(connection.Socket.Unseen(), Is.EqualTo(new[] { "1000 " }));
    }

    [Test]
    public async Task A_client_that_takes_nothing_can_still_end_its_operations()
    {
        var executor = new ExecutorByQuery
        {
            ["{ a }"] = new ScriptedExecutor().Then(Result("1")),
            ["{ b }"] = new ScriptedExecutor().Then(new TaskCompletionSource<ExecutionPayload?>()),
        };
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.IsEager = false;
        connection.Socket.Say(Subscribe("{ a }", "a"));
        await connection.Socket.SeeAsync();
        connection.Socket.Say(Subscribe("{ b }", "b"));
        for (var i = 0; i < 16; i++)
        {
            connection.Socket.Say("""{"type":"ping"}""");
        }

        connection.Socket.Say(Complete("b"));
        await executor["{ b }"].Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        connection.Socket.Vanish();
        await connection.EndedInTime;
    }

    [Test]
    public async Task A_client_that_takes_nothing_is_not_read_from_without_end()
    {
        using var connection = await new FakeConnection(new ExecutorByQuery { ["{ a }"] = new ScriptedExecutor().Then(Result("1")) }).InitAsync();
        connection.Socket.IsEager = false;
        connection.Socket.Say(Subscribe("{ a }"));
        await connection.Socket.SeeAsync();
        for (var i = 0; i < 18; i++)
        {
            connection.Socket.Say("""{"type":"ping"}""");
        }

        // Of the seventeenth pong the reader waits to be rid.
        await connection.Socket.WaitForReadsAsync(2 + 17);
        Assert.That(connection.Socket.Unread, Is.EqualTo(1));
        connection.Socket.IsEager = true;
        connection.Socket.Take();
        for (var i = 0; i < 19; i++)
        {
            await connection.Socket.SeeAsync();
        }

        Assert.That(connection.Socket.Unread, Is.Zero);
    }

    [Test]
    public async Task A_client_that_does_not_even_take_the_close_is_cut_off_in_time()
    {
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(Part("2", hasNext: false));
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.IsEager = false;
        connection.Socket.Say(Subscribe("{ a }"));
        await connection.Socket.SeeAsync();
        connection.Socket.Say("nonsense");
        connection.Socket.SayClose();
        await connection.Socket.WaitForReadsAsync(4);
        Assert.That(connection.Ended.IsCompleted, Is.False);
        connection.Clock.Advance(TimeSpan.FromSeconds(5));

        await connection.EndedInTime;
        Assert.That((connection.Socket.IsAborted, executor.Asked, await executor.Disposed.Task), Is.EqualTo((true, 1, true)));
    }

    [Test]
    public async Task A_client_that_does_not_answer_the_close_is_cut_off_in_time()
    {
        using var connection = new FakeConnection(new ScriptedExecutor(), o => o.CloseTimeout = TimeSpan.FromSeconds(3));
        connection.Socket.Say("nonsense");
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo("4400 Invalid message received"));
        connection.Socket.Say("more");
        connection.Clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(connection.Socket.IsAborted, Is.False);
        connection.Clock.Advance(TimeSpan.FromSeconds(0.1));

        await connection.EndedInTime;
        Assert.That(connection.Socket.Unseen(), Is.Empty);
    }

    [Test]
    public async Task A_ping_of_the_server_is_left_out_while_the_client_is_slow()
    {
        using var connection = await new FakeConnection(
            new ScriptedExecutor().Then(Result("1")), o => o.PingInterval = TimeSpan.FromSeconds(7)).InitAsync();
        connection.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo("""{"type":"ping"}"""));
        connection.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo("""{"type":"ping"}"""));

        connection.Socket.IsEager = false;
        connection.Socket.Say(Subscribe("{ a }"));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":1}""")));
        connection.Clock.Advance(TimeSpan.FromSeconds(70));
        connection.Socket.IsEager = true;
        connection.Socket.Take();
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Complete()));
    }
}
