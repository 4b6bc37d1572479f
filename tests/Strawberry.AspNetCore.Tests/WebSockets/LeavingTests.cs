using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Engine;
using Strawberry.AspNetCore.Tests.Transport;
using Strawberry.Execution;
using Strawberry.Primitives;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;
using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>A client that leaves, in whatever way, ends what was done for it.</summary>
public sealed class LeavingTests
{
    public enum Way
    {
        Complete,
        Close,
        Abort,
    }

    [Test]
    public async Task Whoever_leaves_ends_its_operations([Values] Wire wire, [Values] Way way)
    {
        var executor = new ScriptedExecutor().Then(Part("1", hasNext: true)).Then(new TaskCompletionSource<ExecutionPayload?>());
        await using var host = await SocketHost.StartAsync(executor, wire: wire);
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Subscribe("{ a }"));
        await client.ReceiveAsync();
        await LeaveAsync(client, way);

        Assert.That(await executor.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
    }

    [Test]
    public async Task Whoever_leaves_before_the_first_payload_ends_its_operations([Values] Wire wire, [Values] Way way)
    {
        var asked = new TaskCompletionSource();
        var executor = new ScriptedExecutor().Then(() =>
        {
            asked.SetResult();
            return new TaskCompletionSource<ExecutionPayload?>().Task;
        });
        await using var host = await SocketHost.StartAsync(executor, wire: wire);
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Subscribe("{ a }"));
        await asked.Task;
        await LeaveAsync(client, way);

        Assert.That(await executor.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
    }

    [Test]
    public async Task A_client_that_takes_nothing_and_is_gone_frees_who_sends([Values(Wire.Http1, Wire.Http2)] Wire wire)
    {
        // More than all buffers in between can hold.
        var large = Result($"\"{new string('x', 1_000_000)}\"", Language.OperationType.Subscription);
        var executor = new ScriptedExecutor();
        for (var i = 0; i < 100_000; i++)
        {
            executor.Then(large);
        }

        await using var host = await SocketHost.StartAsync(executor, wire: wire);
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Subscribe("{ a }"));
        await client.ReceiveAsync();
        client.Socket.Abort();

        // Whether the sender finds out first, or the reader, whose token has fired then.
        await executor.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(executor.Asked, Is.LessThan(100_000));
    }

    [Test]
    public async Task A_client_that_takes_nothing_and_does_not_leave_is_cut_off([Values(Wire.Http1, Wire.Http2)] Wire wire)
    {
        var large = Result($"\"{new string('x', 1_000_000)}\"", Language.OperationType.Subscription);
        var executor = new ScriptedExecutor();
        for (var i = 0; i < 100; i++)
        {
            executor.Then(large);
        }

        var ended = new TaskCompletionSource();
        await using var host = await SocketHost.StartAsync(
            wire,
            static _ => { },
            app =>
            {
                app.Use(async (context, next) =>
                {
                    await next(context);
                    ended.SetResult();
                });
                var options = new GraphQLEndpointOptions { WebSocket = { CloseTimeout = TimeSpan.FromMilliseconds(100) } };
                app.MapGraphQL("/graphql", executor, options);
            });
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Subscribe("{ a }"));
        await client.ReceiveAsync();
        await client.SendAsync("nonsense");

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That((executor.Asked < 100, await executor.Disposed.Task), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task The_result_of_a_completed_operation_is_not_sent()
    {
        var result = new TaskCompletionSource<ExecutionPayload?>();
        var executor = new ScriptedExecutor().Then(result);
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.Say(Subscribe("{ a }"));
        connection.Socket.Say(Complete());
        await executor.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        result.SetResult(Result("1"));
        connection.Socket.SayClose();
        await connection.EndedInTime;

        Assert.That(connection.Socket.Unseen(), Is.EqualTo(new[] { "1000 " }));
    }

    [TestCase(Way.Close)]
    [TestCase(Way.Abort)]
    public async Task Nothing_is_left_of_a_connection(Way way)
    {
        var before = Open;
        using var probe = new Probe();
        var schema = new Schema<ProbeQuery, ProbeMutation, ProbeSubscription>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });
        using var connection = await new FakeConnection(new SchemaExecutor(schema), register: s => s.AddSingleton(probe)).InitAsync();
        probe.Numbers.Writer.TryWrite(1);
        connection.Socket.Say(Subscribe("subscription { numbers }", "s"));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":{"numbers":1}}""", "s")));
        connection.Socket.Say(Subscribe("{ numbers @stream }", "q"));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":{"numbers":[]},"hasNext":true}""", "q")));
        (way == Way.Close ? (Action)connection.Socket.SayClose : connection.Socket.Vanish)();
        await connection.EndedInTime;

        // A source that moves is disposed when it has moved, which nobody waits for.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Open is var open && (open.Operations > before.Operations || open.Enumerators > before.Enumerators || open.Buffers > before.Buffers))
        {
            Assert.That(patience.IsCancellationRequested, Is.False, $"{before} before, {Open} now");
            await Task.Yield();
        }

        Assert.That(probe.Ended.Task.IsCompleted, Is.True);
    }

    [Test]
    public async Task An_operation_that_fails_is_no_end_of_the_others()
    {
        var executor = new ExecutorByQuery
        {
            ["{ a }"] = new ScriptedExecutor().Then(() => throw new InvalidOperationException("SECRET")),
            ["{ b }"] = new ScriptedExecutor().Then(Result("2")),
        };
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.Say(Subscribe("{ a }", "a"));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo("""{"id":"a","type":"error","payload":[{"message":"Unexpected error."}]}"""));
        connection.Socket.Say(Subscribe("{ b }", "b"));

        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":2}""", "b")));
    }

    [Test]
    public async Task No_exception_stays_unobserved()
    {
        var unobserved = new List<Exception>();
        Collect();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) => unobserved.Add(e.Exception);
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            foreach (var way in Enum.GetValues<Way>())
            {
                await Whoever_leaves_ends_its_operations(Wire.Http1, way);
                await Whoever_leaves_before_the_first_payload_ends_its_operations(Wire.Http1, way);
            }

            Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }

        Assert.That(unobserved, Is.Empty);
    }

    private static (int Operations, int Enumerators, int Buffers) Open =>
        (EngineCounters.OpenOperations, EngineCounters.OpenEnumerators, Utf8Buffer.Rented);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static Task LeaveAsync(SocketClient client, Way way)
    {
        switch (way)
        {
            case Way.Complete:
                return client.SendAsync(Complete());
            case Way.Close:
                return client.CloseAsync();
            default:
                client.Socket.Abort();
                client.Dispose();
                return Task.CompletedTask;
        }
    }
}
