using System.Runtime.CompilerServices;
using Strawberry.Scheduling;

namespace Strawberry.Resolvers;

/// <summary>
/// Keys that are asked for in one batch, and the tasks of those who asked. Continuations run inline, on the engine's own turn, so that loads they start join
/// the next batch; as a task does so for one of its awaiters only, whoever asks gets a task of its own. Members but <see cref="Run"/> and <see cref="Settle()"/> are called under the
/// loader's lock.
/// </summary>
internal sealed class LoadGroup<TKey, TValue> : PumpItem
    where TKey : notnull
{
    private readonly DataLoader<TKey, TValue> _loader;

    // What makes the task of an async method makes a task that can be set, without an object beside it.
    private AsyncTaskMethodBuilder<TValue?>[] _loads;
    private List<Other>? _others;
    private DataLoaderBatch<TKey, TValue>? _batch;
    private Exception? _failure;
    private bool _isEnded;

    public LoadGroup(DataLoader<TKey, TValue> loader, int room)
    {
        _loader = loader;
        _loads = new AsyncTaskMethodBuilder<TValue?>[room];
        Keys = new List<TKey>(room);
    }

    /// <summary>The number that the loader knows the group by.</summary>
    public int Number { get; set; }

    /// <summary>The keys, each once.</summary>
    public List<TKey> Keys { get; }

    /// <summary>Whether its batch has not begun: more keys may be asked for.</summary>
    public bool IsWaiting { get; private set; } = true;

    /// <summary>A group of one key that is loaded.</summary>
    public static LoadGroup<TKey, TValue> Primed(DataLoader<TKey, TValue> loader, TKey key, TValue? value)
    {
        var group = new LoadGroup<TKey, TValue>(loader, 1) { IsWaiting = false };
        group.Add(key);
        group._loads[0].SetResult(value);
        group._isEnded = true;
        return group;
    }

    /// <summary>Asks for another key.</summary>
    public Task<TValue?> Add(TKey key)
    {
        var index = Keys.Count;
        if (index == _loads.Length)
        {
            Array.Resize(ref _loads, index * 2);
        }

        Keys.Add(key);
        return _loads[index].Task;
    }

    /// <summary>Asks again for a key. False: its task has ended, and is the one to give.</summary>
    public bool TryJoin(int index, out Task<TValue?> task)
    {
        task = _loads[index].Task;
        if (_isEnded || task.IsCompleted)
        {
            return false;
        }

        var other = new Other(index);
        (_others ??= []).Add(other);
        task = other.Load.Task;
        return true;
    }

    /// <summary>No more keys are asked for.</summary>
    public void Close() => IsWaiting = false;

    /// <summary>What came of the batch; the rest happens on the operation's turn.</summary>
    public void SetOutcome(DataLoaderBatch<TKey, TValue>? batch, Exception? failure)
    {
        _batch = batch;
        _failure = failure;
    }

    /// <summary>Ends the batch.</summary>
    public override void Run()
    {
        Settle();
        _loader.Count.BatchSettled();
    }

    /// <summary>Gives everybody what the batch brought.</summary>
    public void Settle()
    {
        var count = _loader.Count;
        for (var i = 0; i < Keys.Count; i++)
        {
            count.BeginSettle();
            Settle(ref _loads[i], i, isFirst: true);
            count.EndSettle();
        }

        List<Other>? others;
        lock (_loader.Gate)
        {
            // From here on whoever asks finds a task that has ended.
            _isEnded = true;
            others = _others;
            _others = null;
        }

        if (others is not null)
        {
            foreach (var other in others)
            {
                count.BeginSettle();
                Settle(ref other.Load, other.Index, isFirst: false);
                count.EndSettle();
            }
        }

        _batch = null;
        _failure = null;
    }

    private void Settle(ref AsyncTaskMethodBuilder<TValue?> load, int index, bool isFirst)
    {
        Exception? exception = null;
        if (_batch is { } batch && batch.TryGetResult(index, out var value, out exception))
        {
            load.SetResult(value);
            return;
        }

        exception ??= _failure ?? new InvalidOperationException($"The batch set no result for key '{Describe(Keys[index])}'.");
        if (isFirst)
        {
            // A failure is not kept: the next load asks again.
            _loader.Forget(Keys[index], this);
        }

        load.SetException(exception);
    }

    private static string Describe(TKey key)
    {
        try
        {
            return key.ToString() ?? "";
        }
        catch (Exception)
        {
            return typeof(TKey).Name;
        }
    }

    private sealed class Other(int index)
    {
        public AsyncTaskMethodBuilder<TValue?> Load;

        public int Index { get; } = index;
    }
}
