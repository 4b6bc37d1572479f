using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Strawberry.AspNetCore.Tests.Engine;

/// <summary>Counts what resolvers begin, give and end.</summary>
public sealed class Watch
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _ended = new(0);
    private int _given;
    private int _endedCount;

    public Channel<int> Numbers { get; } = Channel.CreateUnbounded<int>();

    public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task Ended => AllEnded(1);

    public int Given => Volatile.Read(ref _given);

    public int EndedCount => Volatile.Read(ref _endedCount);

    /// <summary>Waits until as many more have ended.</summary>
    public async Task AllEnded(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.That(await _ended.WaitAsync(TimeSpan.FromSeconds(30)), Is.True, "A resolver goes on.");
        }
    }

    internal async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        try
        {
            await foreach (var number in Numbers.Reader.ReadAllAsync(cancellationToken))
            {
                Interlocked.Increment(ref _given);
                yield return number;
            }
        }
        finally
        {
            End();
        }
    }

    internal async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        try
        {
            return await Numbers.Reader.ReadAsync(cancellationToken);
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        Interlocked.Increment(ref _endedCount);
        _ended.Release();
    }
}

[GraphQLType]
public sealed class WatchQuery
{
    public string Fast => "fast";

    [GraphQLField]
    public IAsyncEnumerable<int> Numbers([Service] Watch watch, CancellationToken cancellationToken) => watch.ReadAsync(cancellationToken);

    [GraphQLField]
    public Task<int> Number([Service] Watch watch, CancellationToken cancellationToken) => watch.WaitAsync(cancellationToken);
}

[GraphQLType]
public sealed class WatchMutation
{
    [GraphQLField]
    public Task<int> Number([Service] Watch watch, CancellationToken cancellationToken) => watch.WaitAsync(cancellationToken);
}

[GraphQLType]
public sealed class WatchSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<int> Numbers([Service] Watch watch, CancellationToken cancellationToken) => watch.ReadAsync(cancellationToken);
}
