using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Strawberry.Resolvers;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Resolvers;

/// <summary>What the batches of a request were, and what they wait for.</summary>
internal sealed class BatchLog
{
    private readonly List<string> _batches = [];

    /// <summary>What a batch waits for before it answers; nothing when it answers at once.</summary>
    public Func<Task>? Gate { get; init; }

    public string[] Batches
    {
        get
        {
            lock (_batches)
            {
                return [.. _batches];
            }
        }
    }

    public void Add(string loader, IEnumerable<int> keys)
    {
        lock (_batches)
        {
            _batches.Add($"{loader}: {string.Join(' ', keys)}");
        }
    }
}

internal abstract class LoggedLoader(string name, DataLoaderContext context, DataLoaderOptions? options = null)
    : DataLoader<int, string>(context, options)
{
    protected override async Task LoadBatchAsync(DataLoaderBatch<int, string> batch, CancellationToken cancellationToken)
    {
        var log = Services.GetRequiredService<BatchLog>();
        log.Add(name, batch.Keys);
        if (log.Gate is { } gate)
        {
            await gate();
        }

        for (var i = 0; i < batch.Keys.Count; i++)
        {
            batch.SetResult(i, $"{name}{batch.Keys[i]}");
        }
    }
}

internal sealed class FirstLoader(DataLoaderContext context) : LoggedLoader("a", context);

internal sealed class SecondLoader(DataLoaderContext context) : LoggedLoader("b", context);

internal sealed class SmallLoader(DataLoaderContext context) : LoggedLoader("small", context, new DataLoaderOptions { MaxBatchSize = 3 });

internal sealed class UncachedLoader(DataLoaderContext context) : LoggedLoader("uncached", context, new DataLoaderOptions { Cache = false });

/// <summary>Answers even keys, fails those that divide by three, forgets the rest.</summary>
internal sealed class PickyLoader(DataLoaderContext context) : DataLoader<int, string>(context)
{
    protected override Task LoadBatchAsync(DataLoaderBatch<int, string> batch, CancellationToken cancellationToken)
    {
        for (var i = 0; i < batch.Keys.Count; i++)
        {
            if (batch.Keys[i] % 3 == 0)
            {
                batch.SetException(i, new GraphQLException($"no {batch.Keys[i]}"));
            }
            else if (batch.Keys[i] % 2 == 0)
            {
                batch.SetResult(i, $"picky{batch.Keys[i]}");
            }
        }

        return Task.CompletedTask;
    }
}

internal static class GeneratedLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<int, string>> Words(IReadOnlyList<int> keys, [Service] BatchLog log)
    {
        log.Add("words", keys);
        IReadOnlyDictionary<int, string> found = keys.Where(k => k != 2).ToDictionary(k => k, k => $"word{k}");
        return Task.FromResult(found);
    }

    [DataLoader]
    public static Task<IReadOnlyList<string>> TooFew(IReadOnlyList<int> keys) =>
        Task.FromResult<IReadOnlyList<string>>([.. keys.Skip(1).Select(k => $"{k}")]);
}

[GraphQLType]
internal sealed class Loading(int id)
{
    public int Id { get; } = id;

    [GraphQLField]
    public Task<string?> A(FirstLoader first) => first.LoadAsync(Id);

    [GraphQLField]
    public Task<string?> Same(FirstLoader first, int key = 7) => first.LoadAsync(key);

    [GraphQLField]
    public async Task<string?> Shared(FirstLoader first, SecondLoader second)
    {
        await first.LoadAsync(7);
        return await second.LoadAsync(Id);
    }

    [GraphQLField]
    public async Task<string?> Chain(FirstLoader first, SecondLoader second)
    {
        var a = await first.LoadAsync(Id);
        return await second.LoadAsync(int.Parse(a!.AsSpan(1)) + 100);
    }

    [GraphQLField]
    public async Task<string?> LongChain(FirstLoader first, SecondLoader second)
    {
        await first.LoadAsync(Id);
        await second.LoadAsync(Id);
        await first.LoadAsync(Id + 100);
        return await second.LoadAsync(Id + 100);
    }

    [GraphQLField]
    public async Task<string?> AfterYield(FirstLoader first)
    {
        await Task.Yield();
        return await first.LoadAsync(Id);
    }

    [GraphQLField]
    public async Task<string?> AfterGate(FirstLoader first, [Service] TaskCompletionSource gate)
    {
        await gate.Task;
        return await first.LoadAsync(Id);
    }

    [GraphQLField]
    public Task<string?> Small(SmallLoader small) => small.LoadAsync(Id);

    [GraphQLField]
    public async Task<string?> Uncached(UncachedLoader loader)
    {
        var once = await loader.LoadAsync(Id / 2);
        return once + await loader.LoadAsync(Id / 2);
    }

    [GraphQLField]
    public Task<string?> Picky(PickyLoader picky) => picky.LoadAsync(Id);

    [GraphQLField]
    public Task<string?> Word(WordsLoader words) => words.LoadAsync(Id);

    [GraphQLField]
    public Task<string?> Few(TooFewLoader few) => few.LoadAsync(Id);

    [GraphQLField]
    public async Task<string> Primed(FirstLoader first)
    {
        first.Prime(Id, "primed");
        first.Prime(Id, "too late");
        var primed = await first.LoadAsync(Id);
        first.Clear(Id);
        return primed + await first.LoadAsync(Id);
    }

    [GraphQLField]
    public async Task<string> Cleared(FirstLoader first)
    {
        var waiting = first.LoadAsync(Id);
        first.Clear(Id);
        var again = first.LoadAsync(Id);
        first.ClearAll();
        var third = first.LoadAsync(Id);
        return (await waiting) + (await again) + (await third);
    }

    [GraphQLField]
    public async Task<List<string?>> Many(FirstLoader first) => [.. await first.LoadManyAsync([Id, Id + 1, Id])];

    [GraphQLField]
    public async Task<Loading> Next(FirstLoader first)
    {
        await first.LoadAsync(Id);
        return new Loading(Id + 1000);
    }
}

[GraphQLType]
internal sealed class LoadingQuery
{
    public Loading One => new(1);

    [GraphQLField]
    public Loading[] Many(int count) => [.. Enumerable.Range(1, count).Select(i => new Loading(i))];

    [GraphQLField]
    public async IAsyncEnumerable<Loading> Slowly(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Loading(i);
        }
    }
}

/// <summary>Runs requests on the loading schema and gives the batches.</summary>
internal static class LoadingRequests
{
    private static readonly Schema<LoadingQuery> Schema = new(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    public static async Task<(string[] Payloads, string[] Batches)> RunAsync(string query, BatchLog? log = null, TaskCompletionSource? gate = null)
    {
        log ??= new BatchLog();
        var payloads = await StreamAsync(query, log, gate).ToJsonAsync();
        return (payloads, log.Batches);
    }

    public static IAsyncEnumerable<ExecutionPayload> StreamAsync(
        string query,
        BatchLog log,
        TaskCompletionSource? gate = null,
        CancellationToken cancellationToken = default)
    {
        var services = new ServiceCollection().AddSingleton(log);
        if (gate is not null)
        {
            services.AddSingleton(gate);
        }

        return Schema.StreamAsync(new GraphQLRequest(query) { Services = services.BuildServiceProvider() }, cancellationToken);
    }
}
