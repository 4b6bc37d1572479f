using Strawberry.Resolvers;

namespace Strawberry;

/// <summary>A batch of distinct keys and the results set for them.</summary>
public sealed class DataLoaderBatch<TKey, TValue>
    where TKey : notnull
{
    private readonly Result[] _results;
    private readonly ServiceSource _services;

    internal DataLoaderBatch(List<TKey> keys, ServiceSource services)
    {
        Keys = keys;
        _services = services;
        _results = new Result[keys.Count];
    }

    /// <summary>The keys to load.</summary>
    public IReadOnlyList<TKey> Keys { get; }

    /// <summary>The services of a scope of the batch's own, made when they are first asked for. It ends with the batch.</summary>
    public IServiceProvider Services => _services.Services;

    /// <summary>A service, by default from the batch's scope unless it is a singleton; throws when there is none.</summary>
    public T Service<T>(ServiceScope scope = ServiceScope.Default)
        where T : class => _services.GetService<T>(scope, required: true)!;

    /// <summary>A service, or null.</summary>
    public T? OptionalService<T>(ServiceScope scope = ServiceScope.Default)
        where T : class => _services.GetService<T>(scope, required: false);

    /// <summary>A keyed service; throws when there is none.</summary>
    public T KeyedService<T>(object? key, ServiceScope scope = ServiceScope.Default)
        where T : class => _services.GetKeyedService<T>(key, scope, required: true)!;

    /// <summary>A keyed service, or null.</summary>
    public T? OptionalKeyedService<T>(object? key, ServiceScope scope = ServiceScope.Default)
        where T : class => _services.GetKeyedService<T>(key, scope, required: false);

    /// <summary>What the transport gave along with the request (<c>HttpContext</c>, <c>ClaimsPrincipal</c>); throws when it gave none.</summary>
    public T Feature<T>()
        where T : class => _services.GetFeature<T>(required: true)!;

    /// <summary>What the transport gave along with the request, or null.</summary>
    public T? OptionalFeature<T>()
        where T : class => _services.GetFeature<T>(required: false);

    /// <summary>Sets the value of the key at <paramref name="index"/>.</summary>
    public void SetResult(int index, TValue? value) => _results[index] = new Result(value, Result.IsSet);

    /// <summary>Fails the key at <paramref name="index"/> alone.</summary>
    public void SetException(int index, Exception exception) => _results[index] = new Result(default, exception);

    /// <summary>Sets the values of all keys; a key that the dictionary lacks gets null.</summary>
    public void SetResults(IReadOnlyDictionary<TKey, TValue> values)
    {
        CheckGiven(values);
        for (var i = 0; i < Keys.Count; i++)
        {
            SetResult(i, values.TryGetValue(Keys[i], out var value) ? value : default);
        }
    }

    /// <summary>Sets the values of all keys, in the keys' order. Throws when there are more or fewer values than keys.</summary>
    public void SetResults(IReadOnlyList<TValue> values)
    {
        CheckGiven(values);
        if (values.Count != Keys.Count)
        {
            throw new InvalidOperationException(
                $"Received wrong number of results in dataloader, expected: {Keys.Count}, received: {values.Count}");
        }

        for (var i = 0; i < values.Count; i++)
        {
            SetResult(i, values[i]);
        }
    }

    private static void CheckGiven(object? values)
    {
        if (values is null)
        {
            throw new InvalidOperationException("The data loader gave null instead of its results.");
        }
    }

    internal bool TryGetResult(int index, out TValue? value, out Exception? exception)
    {
        var result = _results[index];
        value = result.Value;
        exception = result.State as Exception;
        return ReferenceEquals(result.State, Result.IsSet);
    }

    /// <summary>The value of a key, once the state is <see cref="IsSet"/>; else the state is the key's exception, or null.</summary>
    private readonly record struct Result(TValue? Value, object? State)
    {
        public static readonly object IsSet = new();
    }
}
