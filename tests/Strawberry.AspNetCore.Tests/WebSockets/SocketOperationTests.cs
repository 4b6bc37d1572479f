using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.AspNetCore.Tests.Transport;
using static Strawberry.AspNetCore.Tests.Transport.ScriptedExecutor;
using static Strawberry.AspNetCore.Tests.WebSockets.SocketClient;

namespace Strawberry.AspNetCore.Tests.WebSockets;

/// <summary>What an operation of a connection is given, and how many there may be.</summary>
public sealed class SocketOperationTests
{
    [Test]
    public async Task One_operation_too_many_is_answered_with_the_limit_and_its_value()
    {
        var executor = new ExecutorByQuery
        {
            ["{ a }"] = new ScriptedExecutor().Then(new TaskCompletionSource<ExecutionPayload?>()),
            ["{ b }"] = new ScriptedExecutor().Then(Result("2")),
        };
        using var connection = await new FakeConnection(executor, o => o.MaxOperations = 1).InitAsync();
        connection.Socket.Say(Subscribe("{ a }", "a"));
        connection.Socket.Say(Subscribe("{ b }", "b"));
        Assert.That(
            await connection.Socket.SeeAsync(),
            Is.EqualTo("""{"id":"b","type":"error","payload":[{"message":"Too many operations on this connection: the limit MaxOperations is 1."}]}"""));

        connection.Socket.Say(Complete("a"));
        connection.Socket.Say(Subscribe("{ b }", "b"));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":2}""", "b")));
        Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Complete("b")));
    }

    [Test]
    public async Task Stopping_operations_that_take_their_time_to_end_is_no_way_around_the_limit()
    {
        var never = new TaskCompletionSource<ExecutionPayload?>();
        using var connection = await new FakeConnection(new StubbornExecutor(never.Task), o => o.MaxOperations = 1).InitAsync();
        for (var i = 0; i < 3; i++)
        {
            connection.Socket.Say(Subscribe("{ a }", $"{i}"));
            connection.Socket.Say(Complete($"{i}"));
        }

        Assert.That(await connection.Socket.SeeAsync(), Does.StartWith("""{"id":"2","type":"error",""").And.Contains("MaxOperations is 1."));
        never.SetResult(null);
        connection.Socket.SayClose();
        await connection.EndedInTime;
    }

    [Test]
    public async Task An_id_is_free_when_its_completion_is_seen()
    {
        var executor = new ScriptedExecutor();
        for (var i = 0; i < 1000; i++)
        {
            executor.ThenAgain(Result("1"));
        }

        using var connection = await new FakeConnection(executor).InitAsync();
        for (var i = 0; i < 1000; i++)
        {
            connection.Socket.Say(Subscribe("{ a }"));
            Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Next("""{"data":1}""")));
            Assert.That(await connection.Socket.SeeAsync(), Is.EqualTo(Complete()));
        }
    }

    [Test]
    public async Task The_extensions_of_a_request_reach_the_schema()
    {
        var executor = new ScriptedExecutor().Then(Result("1"));
        using var connection = await new FakeConnection(executor).InitAsync();
        connection.Socket.Say("""{"id":"1","type":"subscribe","payload":{"query":"{ a }","operationName":"A","variables":{"v":1},"extensions":{"e":[1]},"other":1}}""");
        await connection.Socket.SeeAsync();

        Assert.That((executor.Request!.OperationName, executor.Request.Extensions.GetRawText()), Is.EqualTo(("A", """{"e":[1]}""")));
    }

    [TestCase("{}", null, null)]
    [TestCase("{}", IncrementalFormat.Patch2020, IncrementalFormat.Patch2020)]
    [TestCase("""{"incrementalSpec":"v0.1"}""", IncrementalFormat.Patch2020, IncrementalFormat.Incremental2022)]
    [TestCase("""{"incrementalSpec":"v0.2"}""", null, IncrementalFormat.PendingCompleted)]
    [TestCase("""{"deferSpec":"20220824"}""", IncrementalFormat.PendingCompleted, IncrementalFormat.Incremental2022)]
    [TestCase("""{"incrementalSpec":"v9"}""", IncrementalFormat.PendingCompleted, IncrementalFormat.PendingCompleted)]
    [TestCase("""{"incrementalSpec":5}""", null, null)]
    public async Task The_payload_format_is_that_of_the_operation_or_else_of_the_option(string extensions, IncrementalFormat? option, IncrementalFormat? expected)
    {
        var executor = new ScriptedExecutor().Then(Result("1"));
        using var connection = await new FakeConnection(executor, o => o.IncrementalFormat = option).InitAsync();
        connection.Socket.Say($$$"""{"id":"1","type":"subscribe","payload":{"query":"{ a }","extensions":{{{extensions}}}}}""");
        await connection.Socket.SeeAsync();

        Assert.That(executor.Request!.IncrementalFormat, Is.EqualTo(expected));
    }

    [Test]
    public async Task Each_operation_has_scoped_services_of_its_own_which_end_with_it()
    {
        var log = new ScopeLog();
        await using var host = await SocketHost.StartAsync(
            Wire.Memory,
            builder => builder.Services.AddSingleton(log).AddScoped<Scoped>().AddStrawberry<ScopedQuery, ScopedMutation>(),
            static app => app.MapGraphQL());
        using var client = await (await host.ConnectAsync()).InitAsync();
        foreach (var number in new[] { 1, 2 })
        {
            await client.SendAsync(Subscribe("mutation { a: number b: number }"));
            Assert.That(await client.ReceiveAsync(2), Is.EqualTo(new[] { Next($$$"""{"data":{"a":{{{number}}},"b":{{{number}}}}}"""), Complete() }));
        }

        Assert.That(log.Disposed, Is.EqualTo(2));
    }

    [Test]
    public async Task What_OnConnect_leaves_in_a_scoped_service_is_the_connections()
    {
        await using var host = await SocketHost.StartAsync(
            Wire.Memory,
            static builder => builder.Services.AddScoped<Tenant>().AddStrawberry<ScopedQuery>(),
            static app => app.MapGraphQL(configure: static o => o.WebSocket.OnConnect = static (init, _) =>
            {
                init.HttpContext.RequestServices.GetRequiredService<Tenant>().Name = init.GetString("tenant");
                return ValueTask.FromResult(ConnectionAnswer.Accepted);
            }));
        using var client = await (await host.ConnectAsync()).InitAsync("""{"type":"connection_init","payload":{"tenant":"t"}}""");
        await client.SendAsync(Subscribe("{ ofTheConnection ofTheResolver }"));

        Assert.That(await client.ReceiveAsync(), Is.EqualTo(Next("""{"data":{"ofTheConnection":"t","ofTheResolver":null}}""")));
    }

    [Test]
    public async Task Automatic_persisted_queries_are_found_and_registered()
    {
        await using var host = await SocketHost.StartBlogAsync(Wire.Memory, o => o.AutomaticPersistedQueries = new InMemoryDocumentStore());
        using var client = await (await host.ConnectAsync()).InitAsync();
        await client.SendAsync(Persisted(new string('0', 64), null));
        Assert.That(
            await client.ReceiveAsync(),
            Is.EqualTo("""{"id":"1","type":"error","payload":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"""));

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("{ hello }"u8));
        await client.SendAsync(Persisted(hash, "{ hello }"));
        Assert.That(await client.ReceiveAsync(2), Is.EqualTo(new[] { Next("""{"data":{"hello":"Hello world"}}"""), Complete() }));
        await client.SendAsync(Persisted(hash, null));
        Assert.That(await client.ReceiveAsync(2), Is.EqualTo(new[] { Next("""{"data":{"hello":"Hello world"}}"""), Complete() }));
    }

    private static string Persisted(string hash, string? query) =>
        """{"id":"1","type":"subscribe","payload":{""" + (query is null ? "" : $"\"query\":\"{query}\",")
        + "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":" + $"\"{hash}\"" + "}}}}";

    /// <summary>Ignores its token.</summary>
    private sealed class StubbornExecutor(Task<ExecutionPayload?> payload) : IRequestExecutor
    {
        public async IAsyncEnumerable<ExecutionPayload> StreamAsync(
            GraphQLRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (await payload is { } result)
            {
                yield return result;
            }
        }

        public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Language.OperationType? FindOperation(GraphQLRequest request) => throw new NotSupportedException();
    }
}

public sealed class ScopeLog
{
    private int _made;
    private int _disposed;

    public int Disposed => _disposed;

    public int Make() => Interlocked.Increment(ref _made);

    public void Dispose() => Interlocked.Increment(ref _disposed);
}

public sealed class Scoped(ScopeLog log) : IDisposable
{
    public int Number { get; } = log.Make();

    public void Dispose() => log.Dispose();
}

public sealed class Tenant
{
    public string? Name { get; set; }
}

[GraphQLType]
public sealed class ScopedQuery
{
    [GraphQLField]
    public string? OfTheConnection([Service(Scope = ServiceScope.Request)] Tenant tenant) => tenant.Name;

    [GraphQLField]
    public string? OfTheResolver([Service] Tenant tenant) => tenant.Name;
}

[GraphQLType]
public sealed class ScopedMutation
{
    [GraphQLField]
    public int Number([Service] Scoped scoped) => scoped.Number;
}
