using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Strawberry.Tests.Execution;

/// <summary>What a test completes by hand while a request runs, and what it finds out. The request's context.</summary>
internal sealed class Hands
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> _values = new();
    private readonly ConcurrentQueue<string> _log = new();

    public string[] Log => [.. _log];

    public void Note(string what) => _log.Enqueue(what);

    public Task<string?> Wait(string name) => Get(name).Task;

    public void Set(string name, string? value = null) => Get(name).SetResult(value);

    public void Fail(string name) => Get(name).SetException(new GraphQLException($"{name} failed"));

    private TaskCompletionSource<string?> Get(string name) =>
        _values.GetOrAdd(name, static _ => new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously));
}

[GraphQLType]
internal sealed class Thing(string name)
{
    public string Name => name;

    public string? Null => null;

    [GraphQLField]
    public string MustBe() => null!;

    [GraphQLField]
    public string? Fails() => throw new GraphQLException($"{name} fails");

    [GraphQLField]
    public string FailsHard() => throw new GraphQLException($"{name} fails hard");

    /// <summary>Noted when it is resolved.</summary>
    [GraphQLField]
    public string Noted(ResolveInfo<Hands> info, string what)
    {
        info.Context.Note(what);
        return what;
    }

    [GraphQLField]
    public Task<string?> Slow(ResolveInfo<Hands> info, string key) => info.Context.Wait(key);

    [GraphQLField]
    public async Task<string> SlowMust(ResolveInfo<Hands> info, string key) => (await info.Context.Wait(key))!;

    [GraphQLField]
    public async Task<Thing> SlowThing(ResolveInfo<Hands> info, string key) => new((await info.Context.Wait(key))!);

    [GraphQLField]
    public Thing GetThing(string name) => new(name);

    [GraphQLField]
    public Thing? MaybeThing(string name) => new(name);

    [GraphQLField]
    public List<Thing> Things(int count) => [.. Enumerable.Range(0, count).Select(i => new Thing($"{Name}{i}"))];

    /// <summary>Waits for its token and ends with it.</summary>
    [GraphQLField]
    public async Task<string?> Obedient(ResolveInfo<Hands> info, CancellationToken cancellationToken)
    {
        info.Context.Note("obedient began");
        var canceled = new TaskCompletionSource();
        await using (cancellationToken.Register(canceled.SetResult))
        {
            await canceled.Task;
        }

        info.Context.Note("obedient ended");
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Items as the test gives them: <c>key0</c>, <c>key1</c>, … null ends the sequence.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<string> Items(ResolveInfo<Hands> info, string key, bool obey = true, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        info.Context.Note($"{key} opened");
        try
        {
            for (var i = 0; ; i++)
            {
                var next = info.Context.Wait($"{key}{i}");
                info.Context.Note($"{key}{i} moving");
                var item = await (obey ? next.WaitAsync(cancellationToken) : next);
                info.Context.Note($"{key}{i} moved");
                if (item is null)
                {
                    yield break;
                }

                yield return item;
            }
        }
        finally
        {
            info.Context.Note($"{key} closed");
        }
    }

    /// <summary>Numbers without end, each noted, all at hand.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<int> Endless(ResolveInfo<Hands> info)
    {
        await Task.CompletedTask;
        try
        {
            for (var i = 0; ; i++)
            {
                info.Context.Note($"made {i}");
                yield return i;
            }
        }
        finally
        {
            info.Context.Note("endless closed");
        }
    }

    [GraphQLField]
    public async IAsyncEnumerable<Thing> SlowThings(ResolveInfo<Hands> info, string key)
    {
        for (var i = 0; await info.Context.Wait($"{key}{i}") is { } name; i++)
        {
            yield return new Thing(name);
        }
    }
}

[GraphQLType]
internal sealed class HandQuery
{
    public Thing Root => new("root");

    public Thing? Maybe => new("maybe");
}

[GraphQLType]
internal sealed class HandMutation
{
    private int _count;

    [GraphQLField]
    public async Task<string?> Step(ResolveInfo<Hands> info, string key)
    {
        info.Context.Note($"{key} began {++_count}");
        var value = await info.Context.Wait(key);
        info.Context.Note($"{key} ended");
        return value;
    }

    [GraphQLField]
    public Thing Make(string name) => new($"{name}{++_count}");

    [GraphQLField]
    public string? Fail() => throw new GraphQLException($"fail {++_count}");
}

[GraphQLType]
internal sealed class HandSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<string> Events(ResolveInfo<Hands> info, string key, bool obey = true, CancellationToken cancellationToken = default) =>
        new Thing("events").Items(info, key, obey, cancellationToken);

    [GraphQLField]
    public IAsyncEnumerable<Thing> Things(ResolveInfo<Hands> info, string key) => new Thing("things").SlowThings(info, key);

    [GraphQLField]
    public async Task<IAsyncEnumerable<string>> Late(ResolveInfo<Hands> info, string key)
    {
        await info.Context.Wait(key);
        return new Thing("late").Items(info, "late");
    }

    [GraphQLField]
    public IAsyncEnumerable<string> Refused() => throw new GraphQLException("refused");
}

internal static class HandRequests
{
    public static Schema<HandQuery, HandMutation, HandSubscription> MakeSchema(Action<SchemaConfig>? configure = null)
    {
        var config = new SchemaConfig { EnableExperimentalIncrementalExecution = true };
        configure?.Invoke(config);
        return new Schema<HandQuery, HandMutation, HandSubscription>(config);
    }

    public static GraphQLRequest Request(this Hands hands, string query, IncrementalFormat? format = null) =>
        new(query) { Context = hands, IncrementalFormat = format };
}
